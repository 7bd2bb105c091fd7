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

// MaxCandidates bounds how many cells above the threshold are decoded, best first. It
// bounds the time that a detector with wrong outputs costs.
const MaxCandidates = 1000

// Settings say what counts as a face.
type Settings struct {
	MinScore     float32 // least score, above 0 and below 1
	IoU          float32 // of two boxes that overlap more than this, the one with the higher score stays
	MinSize      float32 // least longer side, displayed pixels
	AverageIoU   float32 // boxes with at least this IoU with a face are averaged with it; 0: no average
	MaxContained float32 // a box is dropped if more than this share of it lies in a better one; 0: never
	Trusted      float32 // longer side up to which a box is believed, displayed pixels; a larger one drops none under an eighth of its side; 0: any
}

// View says which part of the input holds the picture, and how to map it back.
type View struct {
	W, H           float32 // size of the picture, which lies in the input's top left corner
	ScaleX, ScaleY float32 // displayed pixels per input pixel
}

// Decoder keeps its scratch memory; one goroutine uses it at a time.
type Decoder struct {
	candidates []candidate
	cells      []face.Face // of the candidates, best first
	faces      []face.Face
}

// Head is one level of a detector's outputs, in the layout of one kind of detector.
type Head interface {
	// collect appends the cells whose score is at least score.
	collect(to []candidate, head int, score float32) ([]candidate, error)
	// shape decodes one cell.
	shape(cell int) shape
}

// candidate is a cell that may be a face.
type candidate struct {
	rank       float32 // grows with the score; rounded, so that nearly equal cells stay in the outputs' order
	head, cell int
}

// shape is a decoded cell: a face in pixels of the input.
type shape struct {
	score                    float32
	left, top, right, bottom float32
	points                   face.Points
}

// Decode finds the faces in a detector's outputs, best first. Boxes and points are in
// displayed pixels. A face cut off by the picture's edge keeps its full box, which then
// reaches outside. Faces whose centre is outside the picture are dropped. The faces are
// valid until the next call.
func (d *Decoder) Decode(heads []Head, s Settings, v View) ([]face.Face, error) {
	if err := d.collect(heads, s.MinScore); err != nil {
		return nil, err
	}
	d.decodeCells(heads, s, v)
	d.faces = Suppress(append(d.faces[:0], d.cells...), s)
	if s.AverageIoU > 0 {
		for i, f := range d.faces {
			d.faces[i] = average(f, d.cells, s.AverageIoU)
		}
	}
	return d.faces, nil
}

// decodeCells sets d.cells to the candidates' faces.
func (d *Decoder) decodeCells(heads []Head, s Settings, v View) {
	d.cells = d.cells[:0]
	for _, c := range d.candidates {
		if f := heads[c.head].shape(c.cell).face(v); plausible(f, v) && max(f.Box.W, f.Box.H) >= s.MinSize {
			d.cells = append(d.cells, f)
		}
	}
}

// collect sets d.candidates to the cells above the threshold, best first, equal ones in the
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

// face is the shape in displayed pixels, rounded as records round.
func (s shape) face(v View) (f face.Face) {
	f.Score = face.RoundScore(min(s.score, 1))
	f.Box = face.Box{X: s.left * v.ScaleX, Y: s.top * v.ScaleY, W: (s.right - s.left) * v.ScaleX, H: (s.bottom - s.top) * v.ScaleY}.Rounded()
	for i, p := range s.points {
		f.Points[i] = face.Point{X: p.X * v.ScaleX, Y: p.Y * v.ScaleY}
	}
	f.Points = f.Points.Rounded()
	return f
}

// minSide is the least width and height of a box, displayed pixels. It drops boxes without
// an extent.
const minSide = 0.5

// plausible is false for faces that only a wrong output gives: without extent, larger than
// twice the picture, centred outside it, or with a point that is NaN or far outside.
func plausible(f face.Face, v View) bool {
	w, h := v.W*v.ScaleX, v.H*v.ScaleY
	maxSide := 2 * max(w, h)
	center := f.Box.Center()
	if !(f.Box.W > minSide && f.Box.H > minSide && f.Box.W < maxSide && f.Box.H < maxSide) ||
		!(center.X >= 0 && center.Y >= 0 && center.X <= w && center.Y <= h) {
		return false
	}
	for _, p := range f.Points {
		if !(p.X > -maxSide && p.X < 2*maxSide && p.Y > -maxSide && p.Y < 2*maxSide) {
			return false
		}
	}
	return true
}

// Suppress drops the faces that overlap a better one, or lie within it, by the bounds of the
// settings. The faces are sorted, best first.
func Suppress(faces []face.Face, s Settings) []face.Face {
	kept := faces[:0]
	for _, f := range faces {
		if !suppressed(f.Box, kept, s) {
			kept = append(kept, f)
		}
	}
	return kept
}

// leastPart is the least longer side of a part of a face that looks like a face, such as an eye or a mouth and beard, as a share of
// that of the whole face.
const leastPart = 0.125

// suppressed is true for a box that overlaps a better face by more than the IoU (greedy
// non-maximum suppression), or that lies within a better face, such as a mouth and beard. A better face that is too
// large to be trusted may be a whole scene, so the small faces in it stay.
func suppressed(b face.Box, better []face.Face, s Settings) bool {
	for i := range better {
		o := better[i].Box
		if b.IoU(o) > s.IoU || s.MaxContained > 0 && b.Intersect(o).Area() > s.MaxContained*b.Area() && !s.isApart(b, o) {
			return true
		}
	}
	return false
}

// isApart tells whether a box is too small to be a part of a better one that is not trusted.
func (s Settings) isApart(b, better face.Box) bool {
	longer := max(better.W, better.H)
	return s.Trusted > 0 && longer > s.Trusted && max(b.W, b.H) < leastPart*longer
}
