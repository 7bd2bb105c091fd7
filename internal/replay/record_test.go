package replay

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestAt: each frame is found at its time and a little before and after it.
func TestAt(t *testing.T) {
	stream, _, results := kit.Session()
	r := read(t, session(t))
	if r.Fault != nil || r.Len() != len(results) {
		t.Fatalf("%d frames, %v", r.Len(), r.Fault)
	}
	settings := event.Parse(event.Options().Defaults())
	smoother, states := event.NewSmoother(settings, stream), event.NewTwoSided(settings, stream)
	for i := range results {
		results[i] = *results[i].Clone()
		smoother.Apply(&results[i])
		states.Add(&results[i])
	}
	states.End()
	for i := range results {
		want := &results[i]
		at := stream.Clock.Seconds(want.PTS)
		for _, off := range []float64{0, -0.0006, 0.0006, 0.02} {
			faces, ok := r.At(at + off)
			if !ok || len(found(faces)) != len(want.Faces) {
				t.Fatalf("frame %d, %+.4f s: %v, %v; want %d faces", i, off, faces, ok, len(want.Faces))
			}
			for k, f := range want.Faces {
				if got := faces[k]; int(got.ID) != f.ID || got.Box != f.Box || got.State != f.State || got.Smooth != f.Smooth {
					t.Fatalf("frame %d: got %+v, want %+v", i, got, f)
				}
			}
		}
	}
}

// TestBeyond: At gives the first and last frame also half a second outside the record.
func TestBeyond(t *testing.T) {
	r := read(t, session(t))
	for at, want := range map[float64]bool{-0.4: true, -0.6: false, r.End() + 0.4: true, r.End() + 0.6: false, 1e300: false, -1e300: false} {
		if _, ok := r.At(at); ok != want {
			t.Errorf("at %g of %g: %t, want %t", at, r.End(), ok, want)
		}
	}
	text := session(t)
	cut := read(t, text[:len(text)/2])
	if _, ok := cut.At(cut.End() + 0.1); ok {
		t.Error("a record that was cut off gives a frame after its end")
	}
	if _, ok := r.After(0, r.Len()); ok {
		t.Error("there is a frame after the last")
	}
	first, _ := r.At(0)
	if got, ok := r.After(0, 0); !ok || !slices.Equal(found(got), found(first)) {
		t.Error("the frame after none is not the first")
	}
	if got, _ := r.After(1, 40); !slices.Equal(found(got), found(r.frame(69+1))) && !slices.Equal(found(got), found(r.frame(69))) {
		t.Errorf("40 frames after 1 s: %v", found(got))
	}
}

// TestMissed: a person who is missing for a few frames is in the record with Missed set.
func TestMissed(t *testing.T) {
	stream := face.Stream{Width: 640, Height: 360, Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
	var results []face.Result
	for n := range int64(60) {
		r := face.Result{Frame: n, PTS: n, Duration: 1}
		if n >= 20 && n < 30 {
			r.Faces = append(r.Faces, kit.Classified(1, face.Anger, 0.8, 100))
		}
		r.DeriveStatus()
		results = append(results, r)
	}
	r := read(t, written(t, stream, "", results))
	for n := range 60 {
		faces, _ := r.At(float64(n) / 25)
		hidden := n >= 20-8 && n < 30+14
		if missed := n < 20 || n >= 30; (len(faces) == 1) != hidden || hidden && faces[0].Missed != missed {
			t.Errorf("frame %d: %+v", n, faces)
		}
	}
}

// TestDamaged: the frames before the damage are read, and Fault says what is wrong.
func TestDamaged(t *testing.T) {
	whole := session(t)
	lines := strings.SplitAfter(string(whole), "\n")
	for name, c := range map[string]struct {
		text string
		keep int
		want error
	}{
		"cut":       {string(whole[:len(whole)-20]), 239, record.ErrCut},
		"broken":    {strings.Join(lines[:41], "") + "{oops\n" + lines[42], 40, nil},
		"no frames": {lines[0], 0, errNoFrames},
		"twice":     {strings.Join(lines[:11], "") + lines[10], 10, record.ErrOrder},
		"backwards": {lines[0] + lines[1] + strings.Replace(lines[2], `"pts":43043`, `"pts":-9`, 1), 1, errBackwards},
	} {
		r := read(t, []byte(c.text))
		if r.Len() != c.keep || r.Fault == nil || c.want != nil && !errors.Is(r.Fault, c.want) {
			t.Errorf("%s: %d frames, %v; want %d, %v", name, r.Len(), r.Fault, c.keep, c.want)
		}
	}
	for _, text := range []string{"", "WEBVTT\n", "{}\n", strings.Replace(lines[0], "smooth", "smooth=tau=no", 1)} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%.20q is a record", text)
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add(session(f), 1.5, 3)
	f.Add([]byte(`{"facecue":{"stream":{"time_base":[1,25]}}}`+"\n"+`{"frame":0,"status":"no_face","faces":[]}`), 0.0, 0)
	f.Fuzz(func(t *testing.T, text []byte, at float64, n int) {
		r, err := Read(strings.NewReader(string(text)))
		if err != nil {
			return
		}
		r.At(at)
		r.After(at, max(n, 0))
	})
}

func BenchmarkAt(b *testing.B) {
	r := read(b, session(b))
	for b.Loop() {
		r.At(3.3)
	}
}
