package page

import (
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

const (
	stripBins   = 240 // stretches of one length into which a strip divides a recording
	stripLabels = int(face.LowQuality)
	stripUnits  = 250 // a share of 1; a byte has room for it
)

// stripOf says for each stretch of a recording what share of it a person showed each label. The
// planes of a byte a stretch are in the order of labels from neutral to low quality. What is missing
// to 1 is time in which the person was not seen, or that was not analysed.
func stripOf(s *session.Session, p *session.Person) packed {
	length := (s.End() - s.Begin()) / stripBins
	planes := make([]byte, stripBins*stripLabels)
	if length <= 0 {
		return pack(planes)
	}
	var sums [stripLabels][stripBins]float64
	for i := range p.Faces {
		f := s.Frames[p.Faces[i].Frame]
		spread(sums[stripLabel(&p.Faces[i])-1][:], (f.Time-s.Begin())/length, f.Length/length)
	}
	for l := range sums {
		for i, v := range sums[l] {
			planes[l*stripBins+i] = byte(math.Round(min(1, v) * stripUnits))
		}
	}
	return pack(planes)
}

// stripLabel is the smoothed state of a face, or else its label.
func stripLabel(f *session.Face) face.Label {
	switch {
	case !f.Judged():
		return face.LowQuality
	case f.State != face.None:
		return f.State
	case f.Label != face.None:
		return f.Label
	}
	return face.Uncertain
}

// spread adds a stretch that begins at a place and has a length, both in bins, to the bins.
func spread(bins []float64, from, length float64) {
	to := from + length
	for i := max(0, int(from)); i < len(bins) && float64(i) < to; i++ {
		bins[i] += max(0, min(to, float64(i+1))-max(from, float64(i)))
	}
}
