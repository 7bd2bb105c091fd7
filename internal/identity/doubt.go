package identity

import "github.com/facecue/facecue/internal/face"

// MayBe are the people, in order, who may be one of some others although they were not joined to
// them: no frame shows both, and the evidence that they are two is less than Margin.
func (j Join) MayBe(others face.People) (list face.People) {
	for i, c := range j.clusters {
		if others.Has(i + 1) {
			continue
		}
		for _, other := range others {
			if other < 1 || other > len(j.clusters) {
				continue
			}
			if v, ok := evidence(c, j.clusters[other-1]); ok && v > -Margin {
				list = append(list, i+1)
				break
			}
		}
	}
	return list
}
