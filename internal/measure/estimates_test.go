package measure

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	_ "github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/test/reference"
)

func estimated(t *testing.T, change func(*face.Face)) *session.Session {
	t.Helper()
	s, made, results := kit.EstimatedSession()
	for i := range results {
		for k := range results[i].Faces {
			change(&results[i].Faces[k])
		}
	}
	read, err := session.Read(bytes.NewReader(kit.WrittenAs(t, "jsonl", "", s, made, results)), session.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// TestEstimates: mean, SD and share above the middle, weighted by the lengths of frames, of
// judged frames alone.
func TestEstimates(t *testing.T) {
	s := estimated(t, func(*face.Face) {})
	p := s.Person("P2")
	var weight, sum, squares, upper float64
	for i, f := range p.Faces {
		if f.Label == face.LowQuality {
			continue
		}
		length, v := s.Frames[f.Frame].Length, float64(p.Estimates[2][i])
		weight, sum, squares = weight+length, sum+length*v, squares+length*v*v
		if v > 2.5 {
			upper += length
		}
	}
	mean := sum / weight
	r := Person(s, p, []Window{{Name: "all", To: 100}}, 1)[0]
	reference.Near(t, "mean", r.Estimates["AU12"].Mean, mean)
	reference.Near(t, "sd", r.Estimates["AU12"].SD, math.Sqrt(squares/weight-mean*mean))
	reference.Near(t, "upper", r.Estimates["AU12"].Upper, upper/weight)
	reference.Near(t, "analysable", r.Analysable, weight)
	wide := Wide(nil, Further{Estimates: s.Provenance.Estimates})
	got := cells(t, wide, wide.Rows(&r)[0])
	if got["estimate_AU12_mean"] == "" || got["estimate_valence_share_upper"] == "" || got["share_anger"] == "" {
		t.Errorf("%v", got)
	}
	other := rowOf(t)
	other.Extra = nil
	if got := cells(t, wide, wide.Rows(other)[0]); got["estimate_AU12_mean"] != "" || got["share_anger"] == "" {
		t.Error("a record without estimates has some")
	}
}

// TestUnscored: of a record whose network gives no expressions, everything that is made of
// them is missing, and nothing is 0.
func TestUnscored(t *testing.T) {
	s := estimated(t, func(f *face.Face) {
		f.Scores, f.Smooth, f.State = face.Scores{}, face.Scores{}, face.None
		if f.Label != face.LowQuality {
			f.Label = face.None
		}
	})
	r := Person(s, s.Person("P2"), []Window{{Name: "all", To: 100}}, 1)[0]
	if !r.Unscored || !(r.Analysable > 0) || len(s.Person("P2").Events) > 0 {
		t.Fatalf("unscored %v, %v s", r.Unscored, r.Analysable)
	}
	long := Long(nil, Further{Estimates: s.Provenance.Estimates})
	for _, row := range long.Rows(&r) {
		c := cells(t, long, row)
		known := c["reading"] == ofTime && !strings.Contains(c["measure"], "uncertain") || c["reading"] == ofEstimate
		if (c["value"] != "") != known || !known && c["n"] != "" {
			t.Errorf("%s of %s is %q, n %q", c["measure"], c["label"], c["value"], c["n"])
		}
	}
	changes := Changes(nil, Further{})
	if rows := changes.Rows(&r); len(rows) > 0 {
		t.Errorf("%d rows of transitions", len(rows))
	}
}
