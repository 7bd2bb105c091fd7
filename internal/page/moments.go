package page

import (
	"slices"

	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/session"
)

const (
	mostMoments = 40
	farApart    = 10 // seconds between onsets in a recording that is long enough
)

// choiceFor is that of facecue moments, with more of them, which lie closer in a short recording.
func choiceFor(s *session.Session) moments.Choice {
	return moments.Choice{Top: mostMoments, Distance: min(farApart, (s.End()-s.Begin())/mostMoments), Mix: 0.4}
}

// moment is a row of facecue moments. Parts are in the order of its table.
type moment struct {
	Score     float64   `json:"score"`
	People    []int     `json:"people"` // who shows it; the one of the highest score first
	Label     uint8     `json:"label"`
	Kind      uint8     `json:"kind"` // 0 state, 1 fleeting
	Onset     float64   `json:"onset"`
	Apex      float64   `json:"apex"`
	Offset    float64   `json:"offset"`
	Peak      float64   `json:"peak"`
	Parts     []float64 `json:"parts"` // deviation, sharpness, rarity, mutual, break, incongruence
	Deviation float64   `json:"deviationSD"`
	Picture   string    `json:"picture"` // a JPEG of the apex in base64; "" without one
}

func momentsOf(candidates []moments.Moment, s *session.Session) []moment {
	list := []moment{}
	for _, m := range choiceFor(s).Choose(moments.Merge(candidates)) {
		one := moment{
			Score: rounded(m.Score), Label: uint8(m.Label), Kind: uint8(m.Kind), Onset: m.Onset, Apex: m.Apex, Offset: m.Offset, Peak: rounded(m.Peak),
			Parts:     []float64{rounded(m.Parts.Deviation), rounded(m.Sharpness), rounded(m.Rarity), m.Mutual, rounded(m.Break), m.Incongruence},
			Deviation: rounded(m.DeviationSD),
		}
		for _, name := range m.People {
			if p := s.Person(name); !slices.Contains(one.People, p.Number) {
				one.People = append(one.People, p.Number)
			}
		}
		list = append(list, one)
	}
	return list
}
