package evaluation

import "github.com/facecue/facecue/internal/face"

// Report has the measures of a network on a set of samples.
type Report struct {
	Count     int       `json:"count"`
	Accuracy  float64   `json:"accuracy"`       // share of right guesses
	MacroF1   float64   `json:"macro_f1"`       // mean F1 of the labels that occur
	Balanced  float64   `json:"balanced"`       // mean recall of the labels that occur
	ECE       float64   `json:"ece"`            // expected calibration error, 15 bins
	Confusion Confusion `json:"confusion"`      // rows: labels given, columns: guesses
	Bins      []Bin     `json:"reliability"`    // of the top score
	Coverage  []Kept    `json:"risk_coverage"`  // by threshold of the top score
	Labels    []string  `json:"labels"`         // of the rows and columns of Confusion
	PerLabel  []Label   `json:"recall_and_f1"`  // in the order of Labels
	Missing   int       `json:"without_a_face"` // pictures without a face, which do not count
	Crops     int       `json:"taken_as_crops"` // picture files in which no face was looked for
	Median    float64   `json:"ms_per_face"`    // median time of crop and network
	Model     string    `json:"model"`          // name of its card
	SHA256    string    `json:"sha256"`         // of its weights
	Data      string    `json:"data,omitempty"` // name of the collection
	Protocol  string    `json:"protocol,omitempty"`
}

// Label has the measures of one expression; nil if it does not occur.
type Label struct {
	Recall *float64 `json:"recall"`
	F1     *float64 `json:"f1"`
}

// New measures samples. Labels that no sample has do not count in the means.
func New(samples []Sample) Report {
	r := Report{Count: len(samples), Confusion: Confuse(samples), Bins: Reliability(samples, 15), Coverage: RiskCoverage(samples)}
	right := 0
	for _, s := range samples {
		if s.right() {
			right++
		}
	}
	r.Accuracy = float64(right) / float64(max(1, len(samples)))
	r.ECE = ECE(r.Bins)
	r.perLabel()
	return r
}

func (r *Report) perLabel() {
	occur := 0
	for _, l := range face.Labels() {
		r.Labels = append(r.Labels, l.String())
		var row Label
		recall, given := r.Confusion.Recall(l)
		f1, known := r.Confusion.F1(l)
		if known {
			row.F1 = &f1
		}
		if given {
			row.Recall = &recall
			r.Balanced += recall
			r.MacroF1 += f1
			occur++
		}
		r.PerLabel = append(r.PerLabel, row)
	}
	r.Balanced /= float64(max(1, occur))
	r.MacroF1 /= float64(max(1, occur))
}
