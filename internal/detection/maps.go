package detection

import (
	"fmt"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Channels of a map: the face logit, four distances to the box's edges, five points.
const (
	Channels  = 15
	chanEdges = 1
	chanPoint = 5
)

// Map is one output of the built-in detector, planar: channel c of the cell in column x
// and row y is Data[(c*H+y)*W+x]. The cell stands for the input position
// ((x+0.5)*Stride, (y+0.5)*Stride).
type Map struct {
	Data         []float32
	W, H, Stride int
}

// check refuses a map whose data has another size.
func (m Map) check() error {
	if m.W <= 0 || m.H <= 0 || m.Stride <= 0 || len(m.Data) != Channels*m.W*m.H {
		return fmt.Errorf("detector map %dx%d, stride %d, does not fit %d numbers", m.W, m.H, m.Stride, len(m.Data))
	}
	return nil
}

// plane is one channel of a map.
func (m Map) plane(c int) []float32 {
	n := m.W * m.H
	return m.Data[c*n : (c+1)*n]
}

// sampleCentre is the origin of the detector's coordinates in pixels of its input. It was
// trained with the origin at the centre of the first pixel; displayed pixels count from the
// corner of that pixel. Without this shift the points would not agree with those of a second
// detector to a tenth of an input pixel.
const sampleCentre = 0.5

// collect compares logits with the logit of the least score, so that cells without a face
// cost no exponential.
func (m Map) collect(to []candidate, head int, score float32) ([]candidate, error) {
	if err := m.check(); err != nil {
		return to, err
	}
	least := face.RoundScore(float32(elementary.Log(float64(score) / (1 - float64(score)))))
	for cell, logit := range m.plane(0) {
		if logit-logit != 0 { // NaN or infinite
			return to, ErrNotFinite
		}
		if logit < least-1 {
			continue
		}
		if logit = face.RoundScore(logit); logit >= least {
			to = append(to, candidate{logit, head, cell})
		}
	}
	return to, nil
}

func (m Map) shape(cell int) (s shape) {
	stride := float32(m.Stride)
	at := func(channel int) float32 { return m.plane(channel)[cell] }
	cx, cy := centre(cell%m.W, stride), centre(cell/m.W, stride)
	s.score = sigmoid(at(0))
	s.left, s.top = cx-edge(at(chanEdges), stride), cy-edge(at(chanEdges+1), stride)
	s.right, s.bottom = cx+edge(at(chanEdges+2), stride), cy+edge(at(chanEdges+3), stride)
	for i := range s.points {
		s.points[i] = face.Point{X: cx + float32(at(chanPoint+2*i)*stride), Y: cy + float32(at(chanPoint+2*i+1)*stride)}
	}
	return s
}

// centre is the input position of the cell in a column or row.
func centre(at int, stride float32) float32 {
	return float32((float32(at)+0.5)*stride) + sampleCentre
}

// edge is the distance to an edge of the box in input pixels; softplus(v) is that in strides.
func edge(v, stride float32) float32 { return float32(softplus(v) * stride) }

func sigmoid(v float32) float32 { return float32(1 / (1 + elementary.Exp(-float64(v)))) }

// softplus is log(1+e^v); for large v it is v itself.
func softplus(v float32) float32 {
	if v > 20 {
		return v
	}
	return float32(elementary.Log1p(elementary.Exp(float64(v))))
}
