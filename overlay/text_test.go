package overlay

import (
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// TestTextDress turns plain words from one container's dress into the other's
// and back.
func TestTextDress(t *testing.T) {
	for _, words := range []string{"", "a", "Wie geht es?\nGut.", "日本語"} {
		if got := dressed(t, movText, astiav.CodecIDSubrip, []byte(words)); words != "" && string(got[2:]) != words {
			t.Errorf("%q as mov_text is %q", words, got)
		} else if back := dressed(t, subrip, astiav.CodecIDMovText, got); string(back) != words {
			t.Errorf("%q came back as %q", words, back)
		}
	}
}

// TestDamagedMovText: a length that lies, and none.
func TestDamagedMovText(t *testing.T) {
	for in, want := range map[string]string{"\x00\x09abc": "abc", "\x00\x02abc": "ab", "\x07": "", "\x00\x00": "", "": ""} {
		if got := dressed(t, subrip, astiav.CodecIDMovText, []byte(in)); string(got) != want {
			t.Errorf("%q gave %q, want %q", in, got, want)
		}
	}
}

func TestTextThatNobodyHolds(t *testing.T) {
	for _, kind := range []textKind{noText, subrip, movText} {
		if convert, _ := kind.dress(astiav.CodecIDDvdSubtitle); convert != nil {
			t.Errorf("kind %d takes pictures for text", kind)
		}
	}
}

// dressed is what a conversion writes for a packet.
func dressed(t *testing.T, kind textKind, id astiav.CodecID, data []byte) (out []byte) {
	t.Helper()
	convert, _ := kind.dress(id)
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
