package page

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
)

// noisy is a recording of two people of which nothing repeats, with one frame of surprise.
func noisy(t *testing.T, hours float64, spike int64) []byte {
	t.Helper()
	var b bytes.Buffer
	f := kit.Format(t, "page")
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: kit.VisitStream()})
	if err != nil {
		t.Fatal(err)
	}
	chance := rand.New(rand.NewPCG(1, 2))
	err = kit.Visit(hours, func(r *face.Result) error {
		for i := range r.Faces {
			s := &r.Faces[i].Scores
			for l := range s {
				s[l] = max(0, min(0.8, s[l]+float32(chance.NormFloat64())*0.05))
			}
			if s[2] = min(s[2], 0.3); r.Frame == spike && i == 0 {
				s[2] = 0.9
			}
			r.Faces[i].Box.X += float32(chance.NormFloat64())
		}
		return w.Result(r)
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const mostBytes = 2_000_000

// TestSpike: a rise of one frame stays in a step of many, and a person who is away has no score.
func TestSpike(t *testing.T) {
	p := &session.Person{}
	for frame := range int32(100) {
		f := session.Face{Frame: 40 + frame, Label: face.Neutral, Scores: face.Scores{0.8, 0.1}}
		if frame == 33 {
			f.Scores[1] = 0.9
		}
		if frame >= 60 && frame < 90 {
			f.Label = face.LowQuality
		}
		p.Faces = append(p.Faces, f)
	}
	low, high := runs(planes(p, 20)[5:10]), runs(planes(p, 20)[45:50]) // happiness, in 5 steps
	if low != "25x3 255x1 25x1" || high != "0x1 204x1 0x3" {
		t.Errorf("lowest %s, rise %s", low, high)
	}
	if whole := planes(p, 1); len(whole) != 800 || whole[133] != 229 || whole[165] != noScore {
		t.Errorf("a step of one frame: %d bytes, %d, %d", len(whole), whole[133], whole[165])
	}
}

// TestLongTwoHours: the page of two hours and two people has its bound, and a rise of one frame of
// 180,000 stays.
func TestLongTwoHours(t *testing.T) {
	const spike = 123_457
	text := noisy(t, 2, spike)
	t.Logf("%d bytes", len(text))
	if len(text) > mostBytes {
		t.Errorf("%d bytes", len(text))
	}
	d := dataOf(t, text)
	if d.Frames != 180_000 || d.CurveStep < 2 {
		t.Fatalf("%d frames in steps of %d", d.Frames, d.CurveStep)
	}
	raw := unpacked(t, d.People[0].Curves)
	steps := len(raw) / 16
	for at := range steps {
		i := 2*steps + at // surprise
		high := raw[i] + raw[8*steps+i]
		if want := spike/d.CurveStep == at; (high == 229) != want || raw[i] > 77 { // 0.9 and 0.3 of 254
			t.Fatalf("step %d of %d: %d to %d", at, steps, raw[i], high)
		}
	}
}
