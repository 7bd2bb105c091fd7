// Package detection turns the raw outputs of a face detector into faces: decoding,
// thresholds, non-maximum suppression. Pure arithmetic on plain data.
package detection

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// ErrNotFinite is returned for a detector that gave NaN or infinity as a score.
var ErrNotFinite = errors.New("the detector gave a score that is no number")

// MaxCandidates bounds how many cells above the threshold are looked at, best
// first, so that a detector gone wild costs bounded time.
const MaxCandidates = 1000

// Settings say what counts as a face.
type Settings struct {
	Score   float32 // least score, above 0 and below 1
	IoU     float32 // of two boxes that overlap more, the better one stays
	MinSize float32 // least longer side, displayed pixels
	Same    float32 // IoU from which cells mean the same face and are averaged; 0: the best alone
	Within  float32 // share of a box within a better one from which it is part of that face; 0: never
}

// View says what part of the input shows the picture and how it maps back.
type View struct {
	W, H           float32 // of the picture within the input, from its top left
	ScaleX, ScaleY float32 // displayed pixels for one input pixel
}

// Decoder keeps its scratch memory; one goroutine uses it at a time.
type Decoder struct {
	candidates []candidate
	cells      []face.Face // what the candidates see
	faces      []face.Face
}

// Head is one level of a detector's outputs, read in the way of its kind.
type Head interface {
	// collect appends the cells whose score is at least score.
	collect(to []candidate, head int, score float32) ([]candidate, error)
	// shape reads one cell.
	shape(cell int) shape
}

// candidate is a cell that may be a face.
type candidate struct {
	rank       float32 // grows with the score; rounded, so that equal cells stay in order
	head, cell int
}

// shape is a face in pixels of the input.
type shape struct {
	score                    float32
	left, top, right, bottom float32
	points                   face.Points
}

// Decode finds the faces in a detector's outputs, best first. Boxes and points
// come in displayed pixels; a face cut off by the picture's edge keeps its full
// box, which then reaches outside. Faces whose centre is outside the picture
// are dropped. The faces are valid until the next call.
func (d *Decoder) Decode(heads []Head, s Settings, v View) ([]face.Face, error) {
	if err := d.collect(heads, s.Score); err != nil {
		return nil, err
	}
	d.look(heads, s, v)
	d.faces = d.faces[:0]
	for _, f := range d.cells {
		if !covered(f.Box, d.faces, s) {
			d.faces = append(d.faces, f)
		}
	}
	if s.Same > 0 {
		for i, f := range d.faces {
			d.faces[i] = average(f, d.cells, s.Same)
		}
	}
	return d.faces, nil
}

// look reads the candidates' faces, best first.
func (d *Decoder) look(heads []Head, s Settings, v View) {
	d.cells = d.cells[:0]
	for _, c := range d.candidates {
		if f := heads[c.head].shape(c.cell).face(v); sane(f, v) && max(f.Box.W, f.Box.H) >= s.MinSize {
			d.cells = append(d.cells, f)
		}
	}
}

// collect gathers the cells above the threshold, best first, equal ones in the
// order of the outputs, at most MaxCandidates.
func (d *Decoder) collect(heads []Head, score float32) (err error) {
	if !(score > 0 && score < 1) {
		return fmt.Errorf("face score %v is not between 0 and 1", score)
	}
	d.candidates = d.candidates[:0]
	for i, h := range heads {
		if d.candidates, err = h.collect(d.candidates, i, score); err != nil {
			return fmt.Errorf("level %d: %w", i, err)
		}
	}
	slices.SortStableFunc(d.candidates, func(a, b candidate) int { return cmp.Compare(b.rank, a.rank) })
	d.candidates = d.candidates[:min(len(d.candidates), MaxCandidates)]
	return nil
}

// face is the shape in displayed pixels, rounded as a record has it.
func (s shape) face(v View) (f face.Face) {
	f.Score = face.RoundScore(min(s.score, 1))
	f.Box = face.Box{X: s.left * v.ScaleX, Y: s.top * v.ScaleY, W: (s.right - s.left) * v.ScaleX, H: (s.bottom - s.top) * v.ScaleY}.Rounded()
	for i, p := range s.points {
		f.Points[i] = face.Point{X: p.X * v.ScaleX, Y: p.Y * v.ScaleY}
	}
	f.Points = f.Points.Rounded()
	return f
}

// tiny is the side of a box that no face can have, displayed pixels.
const tiny = 0.5

// sane drops what no detector means: a face without extent, larger than twice
// the picture, centred outside it, or with a point that is no number.
func sane(f face.Face, v View) bool {
	w, h := v.W*v.ScaleX, v.H*v.ScaleY
	most := 2 * max(w, h)
	center := f.Box.Center()
	if !(f.Box.W > tiny && f.Box.H > tiny && f.Box.W < most && f.Box.H < most) ||
		!(center.X >= 0 && center.Y >= 0 && center.X <= w && center.Y <= h) {
		return false
	}
	for _, p := range f.Points {
		if !(p.X > -most && p.X < 2*most && p.Y > -most && p.Y < 2*most) {
			return false
		}
	}
	return true
}

// covered tells that a better face takes the same place (greedy non-maximum
// suppression), or that the box is a part of it: a mouth with its beard, say.
func covered(b face.Box, better []face.Face, s Settings) bool {
	for i := range better {
		o := better[i].Box
		if b.IoU(o) > s.IoU || s.Within > 0 && b.Intersect(o).Area() > s.Within*b.Area() {
			return true
		}
	}
	return false
}
