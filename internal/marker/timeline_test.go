package marker

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestMediaIsNamed where it is given, so that a URL holds it, and as the file's folder
// sees it.
func TestMediaIsNamed(t *testing.T) {
	for name, wants := range map[string][3]string{
		"fcpxml":  {`src="./a%20&amp;%20b.mp4"`, `name="c.mp4" start="0s"`, `src="file:///data/c.mp4"`},
		"xmeml":   {`<pathurl>./a%20&amp;%20b.mp4</pathurl>`, `<pathurl>../films/c.mp4</pathurl>`, `<pathurl>file:///data/c.mp4</pathurl>`},
		"otio":    {`"target_url": "./a%20\u0026%20b.mp4"`, `"target_url": "../films/c.mp4"`, `"name": "c.mp4"`},
		"shotcut": {`<property name="resource">a &amp; b.mp4</property>`, `<property name="resource">../films/c.mp4</property>`, `<property name="resource">/data/c.mp4</property>`},
	} {
		for i, media := range []string{"a & b.mp4", "../films/c.mp4", "/data/c.mp4"} {
			if text := kit.EventsAt25(t, name, "media="+media, kit.Shows(event.State, face.Fear, 0, 9)); !strings.Contains(text, wants[i]) {
				t.Errorf("%s: no %s in\n%s", name, wants[i], text)
			}
		}
		if text := kit.EventsAt25(t, name, "", kit.Shows(event.State, face.Fear, 0, 9)); strings.Contains(text, "mp4") {
			t.Errorf("%s names a recording", name)
		}
	}
}

// TestSourceTimecode: the recording's own time code is where editors look for it. The
// start of the sequence moves the clip on it, and nothing in the clip.
func TestSourceTimecode(t *testing.T) {
	s := face.Stream{
		Clock: face.Clock{Base: face.Rational{Num: 1, Den: 30000}}, Rate: face.Rational{Num: 30000, Den: 1001}, Timecode: "10:00:00:00",
	}
	row := kit.Shows(event.State, face.Happiness, 18018, 36036)
	for name, wants := range map[string][]string{
		"fcpxml": {`<asset id="r2" name="tc.mov" start="36036s" duration="36036/30000s"`, `offset="108108000/30000s" start="36036s"`, `tcStart="108108000/30000s" tcFormat="NDF"`, `<marker start="1081098018/30000s"`},
		"xmeml":  {"<string>10:00:00:00</string><frame>1080000</frame>", "<string>01:00:00:00</string><frame>108000</frame>", "<start>0</start><end>36</end><in>0</in><out>36</out>", "<in>18</in>"},
		"otio":   {`"value": 1080000`, `"value": 108000`, `"value": 1080018`},
	} {
		text := kit.EventsOf(t, name, "media=tc.mov:start='01:00:00:00'", s, nil, row)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s in\n%s", name, want, text)
			}
		}
	}
	if text := kit.EventsOf(t, "fcpxml", "start='01:00:00:00'", s, nil, row); !strings.Contains(text, `<gap name="Gap" offset="108108000/30000s" start="0s"`) || !strings.Contains(text, `<marker start="18018/30000s"`) {
		t.Errorf("without a recording to open:\n%s", text)
	}
	s.Timecode = "00:59:58;20"
	for name, want := range map[string]string{
		"fcpxml": `tcStart="0s" tcFormat="NDF"`,
		"xmeml":  "<string>00:59:58;20</string><frame>107852</frame><displayformat>DF<",
		"otio":   `"value": 107852`,
	} {
		if text := kit.EventsOf(t, name, "media=tc.mov", s, nil, row); !strings.Contains(text, want) {
			t.Errorf("%s in drop-frame: no %s in\n%s", name, want, text)
		}
	}
	if text := kit.EventsOf(t, "fcpxml", "media=tc.mov", s, nil, row); !strings.Contains(text, `start="107959852/30000s"`) || !strings.Contains(text, `format="r1" tcFormat="DF"`) {
		t.Errorf("a clip in drop-frame:\n%s", text)
	}
}

// TestVaryingRate: an hour of a phone's pictures, of which now and then one is missing.
// Every marker is where its moment is on a timeline of 30, and the writer says so.
func TestVaryingRate(t *testing.T) {
	s := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 15360}}, Rate: face.Rational{Num: 21000, Den: 719}}
	var pictures []int64
	for i := range int64(3600 * 30) {
		if i%37 != 20 {
			pictures = append(pictures, i*512)
		}
	}
	rows := []event.Event{kit.Shows(event.State, face.Fear, 666*512, 700*512), kit.Shows(event.State, face.Anger, 107900*512, 107950*512)}
	for name, editor := range editors {
		text := kit.EventsOf(t, name, "", s, pictures, rows...)
		found := editor.find.FindAllStringSubmatch(text, -1)
		if len(found) != 2 || editor.read(found[0][1], 30) != 666 || editor.read(found[1][1], 30) != 107900 {
			t.Errorf("%s: markers at %q, want frames 666 and 107900 of 30 a second", name, found)
		}
	}
	w, err := kit.Format(t, "edl").New(&strings.Builder{}, kit.Format(t, "edl").Options.Defaults(), format.Header{Stream: s, Provenance: face.Provenance{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, pts := range pictures {
		if err := w.Result(&face.Result{PTS: pts}); err != nil {
			t.Fatal(err)
		}
	}
	if remarks := w.(interface{ Remarks() []string }).Remarks(); len(remarks) != 1 || !strings.Contains(remarks[0], "rate varies, 29.207 a second on average: the timelines for editors have 30") {
		t.Errorf("it says %q", remarks)
	}
}
