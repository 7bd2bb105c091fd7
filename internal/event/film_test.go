package event_test

import (
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// rate is the frame rate of the films below, ticks being frames.
const rate = 25

func stream() face.Stream {
	return face.Stream{
		Clock: face.Clock{Base: face.Rational{Num: 1, Den: rate}},
		Rate:  face.Rational{Num: rate, Den: 1},
	}
}

func settings() event.Settings { return event.Parse(event.Options().Defaults()) }

// anyStrength are settings under which every rise of the right height and length is a candidate.
func anyStrength() event.Settings {
	set := settings()
	set.Rate = 1e6
	return set
}

// shot is a stretch of frames in which person 1 shows one label. None leaves
// the face out.
type shot struct {
	frames int
	label  face.Label
	score  float32
}

// film makes the frames of successive shots.
func film(shots ...shot) []face.Result {
	var results []face.Result
	for _, s := range shots {
		for range s.frames {
			n := int64(len(results))
			r := face.Result{Frame: n, PTS: n, Duration: 1}
			if s.label != face.None {
				r.Faces = []face.Face{shown(1, s.label, s.score)}
			}
			r.DeriveStatus()
			results = append(results, r)
		}
	}
	return results
}

// shown is a face with the score for one label and the rest spread evenly. A
// poor or uncertain one has even scores.
func shown(id int, label face.Label, score float32) face.Face {
	f := face.Face{ID: id, Box: face.Box{W: 80, H: 80}, Label: label}
	if !label.IsExpression() {
		score = 1.0 / face.NumLabels
	}
	for i := range f.Scores {
		f.Scores[i] = (1 - score) / (face.NumLabels - 1)
	}
	if label.IsExpression() {
		f.Scores[label-face.Neutral] = score
	}
	return f
}

// read smooths the frames and gives their events, states first as they end. The
// frames are left as they are when they are final.
func read(t testing.TB, set event.Settings, results []face.Result) (states, shorts []event.Event) {
	t.Helper()
	return readAt(t, rate, set, results)
}

// readAt reads frames whose ticks are other parts of a second.
func readAt(t testing.TB, perSecond int64, set event.Settings, results []face.Result) (states, shorts []event.Event) {
	t.Helper()
	stream := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: perSecond}}, Rate: face.Rational{Num: perSecond, Den: 1}}
	smoother, sides, segments := event.NewSmoother(set, stream), event.NewTwoSided(set, stream), event.NewSegmenter(set, stream)
	sort := func(e event.Event) error {
		if e.Kind == event.Fleeting {
			shorts = append(shorts, e)
		} else {
			states = append(states, e)
		}
		return nil
	}
	done := 0
	add := func(until int) {
		for ; done < until; done++ {
			if err := segments.Add(&results[done], sort); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range results {
		smoother.Apply(&results[i])
		add(done + sides.Add(&results[i]))
	}
	sides.End()
	add(len(results))
	if err := segments.Flush(sort); err != nil {
		t.Fatal(err)
	}
	return states, shorts
}
