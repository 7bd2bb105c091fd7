package overlay

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// carriedKinds are encoder options for a stream of each kind that is carried.
var carriedKinds = [][]string{
	{"-c:a", "aac"}, {"-c:a", "pcm_s16le"}, {"-c:a", "pcm_mulaw"}, {"-c:a", "flac"}, {"-c:a", "libopus"}, {"-c:a", "libmp3lame"}, {"-c:a", "ac3"}, {"-c:a", "libvorbis"},
	{"-c:s", "subrip"}, {"-c:s", "ass"}, {"-c:s", "mov_text", "-f", "mp4"}, {"-c:s", "webvtt"},
}

// TestLongStreamCopies is a golden of what each container makes of each kind of stream.
func TestLongStreamCopies(t *testing.T) {
	noLeaks(t)
	cues := store(t, "a.srt", "1\n00:00:00,100 --> 00:00:00,400\nHow are you?\n")
	var table strings.Builder
	for _, args := range carriedKinds {
		all := []string{"-f", "lavfi", "-i", "testsrc2=size=16x16:rate=5:d=0.4", "-f", "lavfi", "-i", "sine=d=0.4:r=48000", "-i", cues, "-map", "0", "-c:v", "mpeg4"}
		input := map[string]string{"-c:a": "1", "-c:s": "2"}[args[0]]
		path := clip(t, append(append(all, "-map", input), append(args, "a.mkv")...)...)
		fmt.Fprintf(&table, "%s:", args[1])
		for _, kind := range slices.Concat(Containers(), Pipes()) {
			name := kind.Name
			if kind.anyFormat {
				name += " live"
			}
			fmt.Fprintf(&table, " %s %s;", name, becomes(t, path, kind))
		}
		table.WriteString("\n")
	}
	goldens.CheckRelease(t, av.Release, "streamcopies.txt", []byte(table.String()))
}

// becomes writes a recording to a container, reads it again, and says what its second
// stream has become.
func becomes(t *testing.T, path string, kind Container) string {
	t.Helper()
	r := open(t, path)
	c := film(t, kind.Name, quick(kind.Name))
	if kind.anyFormat {
		file, err := os.Create(c.Path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		c.Live, c.Pipe = true, file
	}
	c = r.sink(c)
	if err := r.film(c); err != nil {
		return err.Error()
	}
	back := open(t, c.Path)
	switch streams := back.fc.Streams(); {
	case len(streams) == 1 && strings.Contains(r.said.String(), "left out"):
		return "leaves it out"
	case len(streams) == 2:
		return verb(t, path, c.Path) + " " + streams[1].CodecParameters().CodecID().String()
	default:
		return fmt.Sprintf("%d streams and the words %q", len(streams), r.said.String())
	}
}

// verb says whether the packets of the second stream are kept bit by bit.
func verb(t *testing.T, in, out string) string {
	t.Helper()
	before, after := payload(t, in), payload(t, out)
	switch {
	case len(after) == 0:
		return "writes nothing of"
	case slices.Equal(before, after):
		return "keeps"
	}
	return "makes"
}

// payload are the bytes of the second stream's packets.
func payload(t *testing.T, path string) (list []string) {
	t.Helper()
	open(t, path).each(func(p *astiav.Packet) error {
		if p.StreamIndex() == 1 {
			list = append(list, string(p.Data()))
		}
		return nil
	})
	return list
}

// TestStreamCopyTimesGrow: decoding times grow whatever those of the input do, and a packet
// without any time is left out.
func TestStreamCopyTimesGrow(t *testing.T) {
	const none = av.NoPTS
	for name, c := range map[string]struct {
		sharedDTS bool
		in, want  [][2]int64 // PTS and DTS
	}{
		"whole":             {false, [][2]int64{{0, 0}, {1, 1}, {5, 5}}, [][2]int64{{0, 0}, {1, 1}, {5, 5}}},
		"twice":             {false, [][2]int64{{3, 3}, {3, 3}, {3, 3}}, [][2]int64{{3, 3}, {4, 4}, {5, 5}}},
		"cues together":     {true, [][2]int64{{3, 3}, {3, 3}, {4, 4}}, [][2]int64{{3, 3}, {3, 3}, {4, 4}}},
		"cues back":         {true, [][2]int64{{9, 9}, {3, 3}}, [][2]int64{{9, 9}, {10, 10}}},
		"back":              {false, [][2]int64{{9, 9}, {3, 3}, {20, 20}}, [][2]int64{{9, 9}, {10, 10}, {20, 20}}},
		"later shown":       {false, [][2]int64{{9, 5}, {40, 5}}, [][2]int64{{9, 5}, {40, 6}}},
		"no decoding time":  {false, [][2]int64{{3, none}, {8, none}}, [][2]int64{{3, 3}, {8, 8}}},
		"no time":           {false, [][2]int64{{3, 3}, {none, none}, {8, 8}}, [][2]int64{{3, 3}, {8, 8}}},
		"before the origin": {false, [][2]int64{{-9, -9}, {-3, -3}}, [][2]int64{{-9, -9}, {-3, -3}}},
	} {
		sc := streamCopy{lastDTS: av.NoPTS, sharedDTS: c.sharedDTS}
		if got := copied(t, &sc, c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// copied are the times of packets of such times in the output.
func copied(t *testing.T, sc *streamCopy, in [][2]int64) (out [][2]int64) {
	t.Helper()
	fc, err := av.NewOutput("matroska", "")
	if err != nil {
		t.Fatal(err)
	}
	defer av.FreeContainer(fc)
	sc.out, sc.convert, sc.from, sc.to = fc.NewStream(nil), unchanged, astiav.NewRational(1, 100), astiav.NewRational(1, 100)
	sc.out.SetTimeBase(sc.to)
	for _, times := range in {
		p := packet(t, times[0], times[1], []byte("x"))
		p.SetPos(77)
		if err := sc.copy(p, func(p *astiav.Packet) error {
			if p.Pos() != -1 || p.StreamIndex() != sc.out.Index() {
				t.Errorf("position %d of stream %d is the input's", p.Pos(), p.StreamIndex())
			}
			out = append(out, [2]int64{p.Pts(), p.Dts()})
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		av.FreePacket(p)
	}
	return out
}

// TestStreamCopyGuessesDTS: Matroska has no decoding times. Where the decoder holds two
// pictures back, the first is decoded two pictures before it is shown.
func TestStreamCopyGuessesDTS(t *testing.T) {
	sc := streamCopy{lastDTS: av.NoPTS, delay: 2, pictureLen: 4}
	in := [][2]int64{{0, av.NoPTS}, {12, av.NoPTS}, {8, av.NoPTS}, {4, av.NoPTS}, {16, av.NoPTS}}
	want := [][2]int64{{0, -8}, {12, -4}, {8, 0}, {4, 4}, {16, 8}}
	if got := copied(t, &sc, in); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestStreamCopyStartsAtZero: the overlay's first tick becomes zero in the time base of the
// stream, and times are scaled to that of the output.
func TestStreamCopyStartsAtZero(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "flac", "-c:s", "subrip"))
	fc, err := av.NewOutput("matroska", "")
	if err != nil {
		t.Fatal(err)
	}
	defer av.FreeContainer(fc)
	c := Config{Stream: r.stream(), Start: 500} // of 1/1000 s, as Matroska has them
	kind, _ := container("matroska", false)
	sc, err := newStreamCopy(fc, r.kind(astiav.MediaTypeAudio), c, kind)
	if err != nil {
		t.Fatal(err)
	}
	defer sc.close()
	sc.out.SetTimeBase(astiav.NewRational(1, 90000))
	p := packet(t, 600, 600, []byte("x"))
	defer av.FreePacket(p)
	p.SetDuration(10)
	if err := sc.copy(p, func(p *astiav.Packet) error {
		if p.Pts() != 9000 || p.Dts() != 9000 || p.Duration() != 900 {
			t.Errorf("at %d, %d for %d; want 9000, 9000 for 900", p.Pts(), p.Dts(), p.Duration())
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
