package overlay

import (
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// TestTextConversion converts plain text to mov_text and back.
func TestTextConversion(t *testing.T) {
	for _, words := range []string{"", "a", "Wie geht es?\nGut.", "日本語"} {
		if got := convertText(t, movText, astiav.CodecIDSubrip, []byte(words)); words != "" && string(got[2:]) != words {
			t.Errorf("%q as mov_text is %q", words, got)
		} else if back := convertText(t, subrip, astiav.CodecIDMovText, got); string(back) != words {
			t.Errorf("%q came back as %q", words, back)
		}
	}
}

// TestDamagedMovText: a length that is greater than the packet, and a packet without one.
func TestDamagedMovText(t *testing.T) {
	for in, want := range map[string]string{"\x00\x09abc": "abc", "\x00\x02abc": "ab", "\x07": "", "\x00\x00": "", "": ""} {
		if got := convertText(t, subrip, astiav.CodecIDMovText, []byte(in)); string(got) != want {
			t.Errorf("%q gave %q, want %q", in, got, want)
		}
	}
}

// TestNoConversion: subtitles that are pictures are not converted to text.
func TestNoConversion(t *testing.T) {
	for _, kind := range []textKind{noText, subrip, movText} {
		if convert, _ := kind.conversion(astiav.CodecIDDvdSubtitle); convert != nil {
			t.Errorf("kind %d takes pictures for text", kind)
		}
	}
}

// convertText is what the conversion to a kind writes for a packet.
func convertText(t *testing.T, kind textKind, id astiav.CodecID, data []byte) (out []byte) {
	t.Helper()
	convert, _ := kind.conversion(id)
	p := av.NewPacket()
	defer av.FreePacket(p)
	if len(data) > 0 {
		if err := p.FromData(data); err != nil {
			t.Fatal(err)
		}
	}
	p.SetPts(7)
	if err := convert(p, func(q *astiav.Packet) error {
		if q.Pts() != 7 {
			t.Error("the time was lost")
		}
		out = append([]byte(nil), q.Data()...)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}
