package track

import "github.com/facecue/facecue/internal/face"

// Judge decides which tracks are people's, by the whole of each track: a print on clothes or
// crossed hands may look like a face in many frames, and more so in some. It takes results after
// tracking. Scores are added as whole numbers of the decimals that records have, so it decides
// the same everywhere.
//
// Whether a face turns and speaks does not tell a print from a person: the landmarks of a rigid
// portrait that is moved tremble as much (0.012 to 0.024 of the distance of the eyes) as those
// of people who talk move (0.015 to 0.028).
type Judge struct {
	set     Settings
	courses map[int]*course
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
type course struct {
	sightings
	all, searched scores
}

// scores are a number of scores and their sum.
type scores struct{ count, sum int64 }

func (s *scores) add(v float32) {
	s.count++
	s.sum += int64(float64(float64(v)*scoreSteps) + 0.5)
}

// NewJudge makes a judge of a stream's tracks, which a tracker with the same settings gives.
func NewJudge(set Settings, stream face.Stream) *Judge {
	return &Judge{set: set.in(stream), courses: map[int]*course{}}
}

// Add notes the faces of a frame.
func (j *Judge) Add(r *face.Result) {
	for i := range r.Faces {
		f := &r.Faces[i]
		c := j.courses[f.ID]
		if c == nil {
			c = &course{}
			j.courses[f.ID] = c
		}
		c.sightings.add(f, j.set)
		c.all.add(f.Score)
		if f.By == face.InPicture {
			c.searched.add(f.Score)
		}
	}
}

// Dropped are the numbers of the tracks that are left out: those that a tracker without Settings.Whole would
// have given no number and, with byMean, the doubtful ones, of which refused is the count.
func (j *Judge) Dropped(byMean bool) (dropped map[int]bool, refused int) {
	dropped = map[int]bool{}
	for id, c := range j.courses {
		switch {
		case !c.isConfirmed(j.set):
			dropped[id] = true
		case byMean && c.isDoubtful():
			dropped[id] = true
			refused++
		}
	}
	return dropped, refused
}

// isDoubtful tells that the mean score is under LeastMean.
func (c *course) isDoubtful() bool {
	judged := c.searched
	if judged.count == 0 {
		judged = c.all
	}
	return judged.sum < int64(LeastMean*scoreSteps)*judged.count
}
