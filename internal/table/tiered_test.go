package table

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestTextGridTiles: every interval begins where the one before ends.
func TestTextGridTiles(t *testing.T) {
	text := kit.EventsAt25(t, "textgrid", "", kit.Shows(event.State, face.Fear, 10, 20), kit.Shows(event.State, face.Anger, 20, 30), kit.Shows(event.State, face.Anger, 50, 60))
	last := "0.000000"
	for _, line := range strings.Split(text[strings.Index(text, "intervals:"):], "\n") {
		line = strings.TrimSpace(line)
		if at, ok := strings.CutPrefix(line, "xmin = "); ok && at != last {
			t.Errorf("an interval begins at %s, the one before ends at %s", at, last)
		}
		if at, ok := strings.CutPrefix(line, "xmax = "); ok {
			last = at
		}
	}
	if last != "2.400000" {
		t.Errorf("the last ends at %s", last)
	}
}

// TestEAFIsXML, whatever the names are.
func TestEAFIsXML(t *testing.T) {
	text := kit.EventsAt25(t, "eaf", `media=a & "b" <c>.mp4`, kit.Shows(event.State, face.Fear, 10, 20))
	d := xml.NewDecoder(strings.NewReader(text))
	media := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "MEDIA_DESCRIPTOR" {
			media = e.Attr[2].Value
		}
	}
	if media != `./a & "b" <c>.mp4` {
		t.Errorf("media is %q", media)
	}
	if strings.Contains(kit.EventsAt25(t, "eaf", ""), "MEDIA_DESCRIPTOR") {
		t.Error("a media name is written unasked")
	}
}
