package agreementreport

import "github.com/facecue/facecue/internal/comparison"

type jsonPerson struct {
	Session     string           `json:"session"`
	Person      string           `json:"person"`
	Judged      []jsonRange      `json:"judged_by_all"`
	Tracks      [][]jsonSpan     `json:"tracks"` // one for each rater, null where there is none
	Differences []jsonDifference `json:"differences"`
}

type jsonRange struct {
	From number `json:"from"`
	To   number `json:"to"`
}

type jsonSpan struct {
	jsonRange
	Label string `json:"label"`
}

type jsonDifference struct {
	jsonRange
	Labels []string `json:"labels"` // one for each rater, "" where there is none
}

func rangeOf(r comparison.Range) jsonRange {
	return jsonRange{number(r.From.Seconds()), number(r.To.Seconds())}
}

func person(t comparison.Timeline) (p jsonPerson) {
	p.Session, p.Person = t.Session, t.Person
	for _, r := range t.Support {
		p.Judged = append(p.Judged, rangeOf(r))
	}
	for _, track := range t.Tracks {
		var spans []jsonSpan
		if track != nil {
			spans = []jsonSpan{}
			for _, s := range track.Spans {
				spans = append(spans, jsonSpan{rangeOf(s.Range), s.Label})
			}
		}
		p.Tracks = append(p.Tracks, spans)
	}
	for _, d := range t.Differences {
		p.Differences = append(p.Differences, jsonDifference{rangeOf(d.Range), d.Labels})
	}
	return p
}
