package comparison

import (
	"math"
	"sort"
	"time"

	"github.com/facecue/facecue/internal/rating"
)

// Of the correlation with a lag: the rate of the grid on which both series are laid, the greatest
// lag, and the longest time between two ratings that is filled by a line between them.
const (
	gridStep   = 200 * time.Millisecond
	longestLag = 5 * time.Second
	longestGap = 2 * time.Second
)

// lagged correlates two series at the lag at which they fit best.
func (w *ratingWork) lagged(i, j int) []Row {
	step := w.Step
	if step == 0 {
		step = gridStep
	}
	x, y := w.grid(i, step.Seconds()), w.grid(j, step.Seconds())
	best, ok := rating.Best(rating.Lags(x, y, int(longestLag/step)))
	if !ok {
		return nil
	}
	r := plain("pearson_at_best_lag", "", best.R).interval(best.Lower, best.Upper, "Fisher's z with the number of independent samples by Bartlett; the best of many lags, so too high")
	return []Row{r, plain("best_lag", "", float64(best.Lag)*step.Seconds())}
}

// mostSamples bounds a grid: 55 hours at 5 a second.
const mostSamples = 1_000_000

// grid are the ratings of one rater at even times, on lines between neighbours; NaN in gaps.
func (w *ratingWork) grid(rater int, step float64) (list []float64) {
	var times, values []float64
	for i, row := range w.rated.ratings {
		if !math.IsNaN(row[rater]) {
			times, values = append(times, w.table.Times[i]), append(values, row[rater])
		}
	}
	from, to := w.table.Times[0], w.table.Times[len(w.table.Times)-1]
	for k := 0; k < mostSamples && from+float64(k)*step <= to+1e-9; k++ {
		list = append(list, between(times, values, from+float64(k)*step))
	}
	return list
}

func between(times, values []float64, t float64) float64 {
	after := sort.SearchFloat64s(times, t-1e-9)
	switch {
	case after == len(times):
		return math.NaN()
	case math.Abs(times[after]-t) <= 1e-9:
		return values[after]
	case after == 0 || times[after]-times[after-1] > longestGap.Seconds():
		return math.NaN()
	}
	share := (t - times[after-1]) / (times[after] - times[after-1])
	return values[after-1] + share*(values[after]-values[after-1])
}
