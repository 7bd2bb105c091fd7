package track

import "github.com/facecue/facecue/internal/face"

// Judge refuses tracks that are no person's, by the whole of each track: a print on clothes or
// crossed hands may look like a face in many frames, and more so in some. It takes results after
// tracking. Scores are added as whole numbers of the decimals that records have, so it decides
// the same everywhere.
//
// Whether a face turns and speaks does not tell a print from a person: the landmarks of a rigid
// portrait that is moved tremble as much (0.012 to 0.024 of the distance of the eyes) as those
// of people who talk move (0.015 to 0.028).
type Judge struct {
	courses map[int]course
}

// LeastMean is the least mean score of a person's faces that were found in whole pictures, or of
// all where none was: a profile that is followed has low scores in its regions. On pictures
// without people that were panned, and on portraits moved over them, the means of false tracks
// were 0.40 to 0.67, of true ones 0.89 to 0.95. Faces that are turned away all the time have 0.5 and more, and
// are worth more than a print that is left out, so the bound is below theirs.
const LeastMean = 0.5

// scoreSteps is how many steps of a score's last decimal are 1.
const scoreSteps = 10000

// course is what is remembered of a track.
type course struct{ all, searched scores }

// scores are a number of scores and their sum.
type scores struct{ count, sum int64 }

func (s *scores) add(v float32) {
	s.count++
	s.sum += int64(float64(float64(v)*scoreSteps) + 0.5)
}

// NewJudge makes a judge of a recording.
func NewJudge() *Judge { return &Judge{courses: map[int]course{}} }

// Add notes the faces of a frame.
func (j *Judge) Add(r *face.Result) {
	for i := range r.Faces {
		f := &r.Faces[i]
		c := j.courses[f.ID]
		c.all.add(f.Score)
		if f.By == face.InPicture {
			c.searched.add(f.Score)
		}
		j.courses[f.ID] = c
	}
}

// Refused are the numbers of the tracks that are no person's.
func (j *Judge) Refused() map[int]bool {
	list := map[int]bool{}
	for id, c := range j.courses {
		judged := c.searched
		if judged.count == 0 {
			judged = c.all
		}
		if judged.sum < int64(LeastMean*scoreSteps)*judged.count {
			list[id] = true
		}
	}
	return list
}
