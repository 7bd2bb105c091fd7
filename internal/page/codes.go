package page

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// notAnalysed is the code of a frame that was skipped, in codes.
const notAnalysed = 255

// codes are what each frame says of a person: the number of the face's label, 0 where the
// person is not seen, notAnalysed.
func codes(s *session.Session, p *session.Person) packed {
	b := make([]byte, len(s.Frames))
	for i, f := range s.Frames {
		if !f.Analysed {
			b[i] = notAnalysed
		}
	}
	for i := range p.Faces {
		f := &p.Faces[i]
		b[f.Frame] = byte(f.Label)
		if f.Label == face.None {
			b[f.Frame] = byte(face.LowQuality) // seen, and not judged
		}
	}
	return pack(b)
}

// times are the PTS of frames as numbers: the first, then how much the distance to the frame
// before differs from the distance before it.
func times(s *session.Session) packed {
	var n numbers
	last, step := int64(0), int64(0)
	for _, f := range s.Frames {
		n.add(f.PTS - last - step)
		step, last = f.PTS-last, f.PTS
	}
	return pack(n)
}

// holes are the stretches that no frame stands for, in seconds.
func holes(s *session.Session) [][2]float64 {
	list := [][2]float64{}
	for i, f := range s.Frames[:max(0, len(s.Frames)-1)] {
		if next := s.Frames[i+1].Time; next > f.Time+f.Length+1e-6 {
			list = append(list, [2]float64{f.Time + f.Length, next})
		}
	}
	return list
}
