package page

import (
	"math"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

const (
	mostPaired   = 6 // people of whom each two are a pair: those who are seen longest
	answerWithin = 2 // seconds in which an onset counts as answered
)

// synchrony are the windows of the correlation, which are those that facecue dyad uses unless told otherwise.
var synchrony = dyad.Lags{Window: 60 * dyad.Rate, Step: 30 * dyad.Rate, Most: 5 * dyad.Rate}

// pair is what two people show together of happiness.
type pair struct {
	A        int        `json:"a"`
	B        int        `json:"b"`
	Seconds  *float64   `json:"seconds"` // in which both could be judged
	Both     *float64   `json:"both"`    // share in which both show it
	Expected *float64   `json:"expected"`
	Lift     *float64   `json:"lift"`
	Answers  [2]answers `json:"answers"` // of b to a, and of a to b
	Episodes []episode  `json:"episodes"`
	Windows  windowed   `json:"windows"`
}

type answers struct {
	Onsets   int      `json:"onsets"`
	Answered int      `json:"answered"`
	Base     *float64 `json:"base"`
	Latency  *float64 `json:"latency"`
}

type episode struct {
	Onset  float64 `json:"onset"`
	Offset float64 `json:"offset"`
	First  uint8   `json:"first"` // 0 together, 1 a, 2 b
	Lead   float64 `json:"lead"`  // seconds
}

// windowed is the lane of the windowed lagged cross-correlation. Window i begins Step times i seconds after the recording.
type windowed struct {
	Length float64    `json:"length"` // of a window, seconds
	Step   float64    `json:"step"`   // seconds
	Z      []*float64 `json:"z"`      // mean of Fisher's z over the lags; null for a window that has no value
	Lags   []float64  `json:"lags"`   // that of the highest z, seconds; positive: a leads
}

func pairs(s *session.Session, people []*session.Person) []pair {
	list := []pair{}
	people = people[:min(len(people), mostPaired)]
	smiling := make([]dyad.Person, len(people))
	signal, _ := dyad.ParseSignal(face.Happiness.String()) // it is one of the signals
	for i, p := range people {
		smiling[i] = dyad.Series(s, p, signal)
	}
	for i, a := range people {
		for k := i + 1; k < len(people); k++ {
			b, joint := people[k], dyad.JointTime(s, a, people[k], face.Happiness)
			if joint.Seconds == 0 {
				continue
			}
			p := pair{A: a.Number, B: b.Number, Seconds: known(joint.Seconds), Both: known(joint.Both), Expected: known(joint.Expected), Lift: known(joint.Lift()),
				Answers:  [2]answers{answersOf(smiling[i].Onsets, smiling[k].Onsets, joint.Seconds), answersOf(smiling[k].Onsets, smiling[i].Onsets, joint.Seconds)},
				Episodes: []episode{}, Windows: windowsOf(smiling[i], smiling[k])}
			for _, e := range dyad.Episodes(a, b, face.Happiness) {
				p.Episodes = append(p.Episodes, episode{e.Onset, e.Offset, uint8(e.First), rounded(e.Lead)})
			}
			list = append(list, p)
		}
	}
	return list
}

func answersOf(leader, other []float64, total float64) answers {
	a := dyad.AnswersWithin(leader, other, answerWithin, total)
	return answers{a.Onsets, a.Answered, known(a.Base), known(a.Latency)}
}

func windowsOf(a, b dyad.Person) windowed {
	w := windowed{Length: float64(synchrony.Window) / dyad.Rate, Step: float64(synchrony.Step) / dyad.Rate, Z: []*float64{}, Lags: []float64{}}
	found := dyad.Correlate(samples(a), samples(b), synchrony)
	for i := range found.Z {
		lag, mean, ok := found.Best(i, false)
		if !ok {
			lag, mean = 0, math.NaN()
		}
		w.Z, w.Lags = append(w.Z, known(mean)), append(w.Lags, float64(lag)/dyad.Rate)
	}
	return w
}

func samples(p dyad.Person) (list []float64) {
	for _, v := range p.Values {
		list = append(list, float64(v))
	}
	return list
}
