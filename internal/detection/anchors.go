package detection

import (
	"fmt"
	"math"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// anchors are one level of a detector that lists its cells row by row:
// scores [n], boxes [n,4], points [n,10].
type anchors struct {
	scores, boxes, points []float32
	columns               int // cells of a row
	perCell               int // anchors of a cell
	stride                int // input pixels of a cell
}

func (a anchors) check() error {
	n := len(a.scores)
	if a.columns <= 0 || a.perCell <= 0 || a.stride <= 0 || n%(a.columns*a.perCell) != 0 || len(a.boxes) != 4*n || len(a.points) != 10*n {
		return fmt.Errorf("%d scores, %d box edges and %d coordinates do not fit rows of %d cells", n, len(a.boxes), len(a.points), a.columns)
	}
	return nil
}

// corner is the cell's upper left corner in pixels of the input.
func (a anchors) corner(cell int) (x, y float32) {
	at := cell / a.perCell
	return float32(at % a.columns * a.stride), float32(at / a.columns * a.stride)
}

// pointsAt are the points of a cell; the network gives them in strides from its corner.
func (a anchors) pointsAt(cell int) (points face.Points) {
	x, y := a.corner(cell)
	for i := range points {
		p := a.points[10*cell+2*i:]
		points[i] = face.Point{X: x + float32(p[0]*float32(a.stride)), Y: y + float32(p[1]*float32(a.stride))}
	}
	return points
}

// above appends the cells whose score is at least least. scoreOf gives the score of a cell.
func (a anchors) above(to []candidate, head int, least float32, scoreOf func(cell int) float32) ([]candidate, error) {
	if err := a.check(); err != nil {
		return to, err
	}
	for cell := range a.scores {
		v := scoreOf(cell)
		if v-v != 0 {
			return to, ErrNotFinite
		}
		if v = face.RoundScore(v); v >= least {
			to = append(to, candidate{v, head, cell})
		}
	}
	return to, nil
}

// YuNet is one level of YuNet (Wu et al. 2023). A box is its centre in strides from the
// cell's corner and the logarithm of its size in strides; a score is the square root of
// class score times objectness.
type YuNet struct {
	anchors
	objectness []float32
}

// NewYuNet reads a level whose rows have that many columns.
func NewYuNet(scores, objectness, boxes, points []float32, columns, stride int) YuNet {
	return YuNet{anchors{scores, boxes, points, columns, 1, stride}, objectness}
}

func (y YuNet) score(cell int) float32 {
	product := float64(y.scores[cell]) * float64(y.objectness[cell])
	if product < 0 {
		return 0
	}
	return float32(math.Sqrt(product))
}

func (y YuNet) collect(to []candidate, head int, score float32) ([]candidate, error) {
	if len(y.objectness) != len(y.scores) {
		return to, fmt.Errorf("%d scores and %d of objectness", len(y.scores), len(y.objectness))
	}
	return y.above(to, head, score, y.score)
}

func (y YuNet) shape(cell int) shape {
	stride, b := float64(y.stride), y.boxes[4*cell:]
	left, top := y.corner(cell)
	x, v := left+float32(b[0]*float32(stride)), top+float32(b[1]*float32(stride))
	w, h := halfSide(b[2], stride), halfSide(b[3], stride)
	return shape{y.score(cell), x - w, v - h, x + w, v + h, y.pointsAt(cell)}
}

// halfSide is half a side of a box in input pixels; the network gives log(side in strides).
func halfSide(log float32, stride float64) float32 {
	return float32(elementary.Exp(float64(log)) * stride / 2)
}

// SCRFD is one level of SCRFD (Guo et al. 2021), with two anchors a cell. A box is the
// distances from the cell's corner to its edges, in strides.
type SCRFD struct{ anchors }

// NewSCRFD reads a level whose rows have that many columns.
func NewSCRFD(scores, boxes, points []float32, columns, stride int) SCRFD {
	return SCRFD{anchors{scores, boxes, points, columns, 2, stride}}
}

func (s SCRFD) collect(to []candidate, head int, score float32) ([]candidate, error) {
	return s.above(to, head, score, func(cell int) float32 { return s.scores[cell] })
}

func (s SCRFD) shape(cell int) shape {
	x, y := s.corner(cell)
	b, stride := s.boxes[4*cell:], float32(s.stride)
	left, top := x-float32(b[0]*stride), y-float32(b[1]*stride)
	return shape{s.scores[cell], left, top, x + float32(b[2]*stride), y + float32(b[3]*stride), s.pointsAt(cell)}
}
