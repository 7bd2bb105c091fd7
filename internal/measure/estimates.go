package measure

import (
	"fmt"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// EstimateMeasures are those of what a network gives of a person beside the scores, in a
// window: time-weighted, of frames in which the face could be judged.
type EstimateMeasures struct {
	Mean, SD float64
	Upper    float64 // share of the time in which the value lies above the middle of its range
}

// OfEstimates measures each estimate of a record by its name.
func OfEstimates(s *session.Session, p *session.Person, w Window) map[string]EstimateMeasures {
	if len(p.Estimates) == 0 {
		return nil
	}
	list := map[string]EstimateMeasures{}
	from, to := p.Indices(s.Between(w.From, w.To))
	for k, e := range s.Provenance.Estimates {
		var values spread
		var upper float64
		for i := from; i < to; i++ {
			v, length := float64(p.Estimates[k][i]), s.Frames[p.Faces[i].Frame].Length
			if math.IsNaN(v) || !p.Faces[i].Judged() {
				continue
			}
			values.add(v, length)
			if v > middle(e) {
				upper += length
			}
		}
		m := EstimateMeasures{Upper: Ratio(upper, values.weight)}
		m.Mean, m.SD = values.meanSD()
		list[e.Name] = m
	}
	return list
}

func middle(e face.Estimate) float64 { return (float64(e.Range[0]) + float64(e.Range[1])) / 2 }

// ofEstimates are the measures of estimates. A row of a record without one has none.
func ofEstimates(estimates []face.Estimate) (list []measured) {
	for _, e := range estimates {
		add := func(suffix, text string, value func(EstimateMeasures) float64) {
			list = append(list, measured{name: "estimate_" + e.Name + suffix, reading: ofEstimate, text: text, value: func(r *Row) float64 {
				if m, ok := r.Estimates[e.Name]; ok && !r.Window.tooLittle(r.Measures) {
					return value(m)
				}
				return math.NaN()
			}})
		}
		add("_mean", fmt.Sprintf("time-weighted mean of the network's estimate of %s, %v to %v", e.Name, e.Range[0], e.Range[1]), func(m EstimateMeasures) float64 { return m.Mean })
		add("_sd", "its time-weighted standard deviation", func(m EstimateMeasures) float64 { return m.SD })
		add("_share_upper", fmt.Sprintf("share of analysable_s in which it is above the middle of its range, %v", middle(e)), func(m EstimateMeasures) float64 { return m.Upper })
	}
	return list
}
