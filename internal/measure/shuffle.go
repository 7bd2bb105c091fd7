package measure

import (
	"math/rand/v2"
	"slices"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// shuffleBlock is the length of the blocks, in seconds, whose order is changed.
const shuffleBlock = 2

// Control is what a control for false fleeting candidates found in a person's whole session.
type Control struct{ Events, Minutes float64 }

// Shuffled looks for fleeting candidates in the person's raw scores after the order of blocks
// of 2 s was changed at random, as often as asked. The scores keep their distribution and
// lose their course, so what is found there comes of noise and of the borders of blocks. The
// same seed gives the same numbers.
func Shuffled(s *session.Session, p *session.Person, times int, seed uint64) (c Control) {
	random := rand.New(rand.NewPCG(seed, uint64(times)))
	var judged float64
	for i := range p.Faces {
		if p.Faces[i].Judged() {
			judged += s.Frames[p.Faces[i].Frame].Length
		}
	}
	for range times {
		c.Minutes += judged / 60
		c.Events += fleetingIn(s, p, permuted(s, p, random))
	}
	return c
}

// permuted are the person's scores in judged frames, in blocks of another order.
func permuted(s *session.Session, p *session.Person, random *rand.Rand) (scores []face.Scores) {
	var blocks [][]face.Scores
	var block []face.Scores
	length := 0.0
	for i := range p.Faces {
		if !p.Faces[i].Judged() {
			continue
		}
		if length >= shuffleBlock-1e-9 {
			blocks, block, length = append(blocks, block), nil, 0
		}
		block = append(block, p.Faces[i].Scores)
		length += s.Frames[p.Faces[i].Frame].Length
	}
	blocks = append(blocks, block)
	random.Shuffle(len(blocks), func(i, j int) { blocks[i], blocks[j] = blocks[j], blocks[i] })
	for _, b := range blocks {
		scores = append(scores, b...)
	}
	return scores
}

// fleetingIn counts the candidates of a person whose judged faces have other scores, with the
// states that follow from those.
func fleetingIn(s *session.Session, p *session.Person, scores []face.Scores) (count float64) {
	smoother, states := event.NewSmoother(s.Settings, s.Stream), event.NewTwoSided(s.Settings, s.Stream)
	segmenter := event.NewSegmenter(s.Settings, s.Stream)
	emit := func(e event.Event) error {
		if e.Kind == event.Fleeting {
			count++
		}
		return nil
	}
	var waiting, spare []*face.Result
	final := func(n int) {
		for _, r := range waiting[:n] {
			segmenter.Add(r, emit) // emit gives no error
		}
		spare = append(spare, waiting[:n]...)
		waiting = slices.Delete(waiting, 0, n)
	}
	at, changed := 0, 0
	for i, f := range s.Frames {
		r := next(&spare)
		*r = face.Result{Frame: f.Number, PTS: f.PTS, Faces: r.Faces[:0]}
		if f.Analysed {
			r.Status = face.NoFace
		}
		if at < len(p.Faces) && int(p.Faces[at].Frame) == i {
			own := &p.Faces[at]
			shown := face.Face{ID: 1, Label: own.Label, Scores: own.Scores}
			if own.Judged() {
				shown.Scores = scores[changed]
				changed++
			}
			r.Faces, r.Status = append(r.Faces, shown), face.Found
			at++
		}
		smoother.Apply(r)
		waiting = append(waiting, r)
		final(states.Add(r))
	}
	states.End()
	final(len(waiting))
	segmenter.Flush(emit)
	return count
}

// next takes a result that is no longer used, or makes one.
func next(spare *[]*face.Result) *face.Result {
	n := len(*spare)
	if n == 0 {
		return &face.Result{}
	}
	r := (*spare)[n-1]
	*spare = (*spare)[:n-1]
	return r
}
