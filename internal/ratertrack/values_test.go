package ratertrack

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/test/kit"
)

// estimatedRecord is a record with valence on disk.
func estimatedRecord(t *testing.T, name string) string {
	t.Helper()
	s, made, results := kit.EstimatedSession()
	path := filepath.Join(t.TempDir(), "session."+name)
	if err := os.WriteFile(path, kit.WrittenAs(t, name, "", s, made, results), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func ratingsFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "anna.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func together(t *testing.T, v Values, step time.Duration, paths ...string) (comparison.RatingTable, []string, error) {
	t.Helper()
	var files []File
	for _, p := range paths {
		files = append(files, File{Path: p})
	}
	var said []string
	table, err := v.WithRecords(files, step, func(text string) { said = append(said, text) })
	return table, said, err
}

// valenceOf is the mean of a person's valence over the frames of a stretch, each of which
// lasts as long as the next one is away.
func valenceOf(id int, from, to float64) float64 {
	s, _, results := kit.EstimatedSession()
	var sum, weight float64
	for _, r := range results {
		begin, end := s.Clock.Seconds(r.PTS), s.Clock.Seconds(r.PTS+r.Duration)
		for _, f := range r.Faces {
			if length := min(end, to) - max(begin, from); f.ID == id && length > 0 && f.Estimates != nil && f.Quality > 0.2 {
				sum, weight = sum+length*float64(f.Estimates[0]), weight+length
			}
		}
	}
	return sum / weight
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestRecordInSegments: the record's rating of a segment is the mean of the person's frames; a
// segment in which the person was hardly seen has none.
func TestRecordInSegments(t *testing.T) {
	ratings := ratingsFile(t, "segment,onset,offset,rater,value\nb,2.5,4,ben,3\na,0,2.5,ben,2\nc,4.7,5.6,ben,1\na,0,2.5,cleo,2\n")
	for _, name := range []string{"jsonl", "parquet"} {
		table, said, err := together(t, Values{Column: "valence", Person: "1"}, 0, ratings, estimatedRecord(t, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(table.Raters, " ") != "ben cleo session" || table.Times != nil || len(said) > 0 || len(table.Cells) != 3 {
			t.Fatalf("%v, %v, %v", table.Raters, table.Times, said)
		}
		for i, want := range []float64{valenceOf(1, 2.5, 4), valenceOf(1, 0, 2.5)} {
			if got := number(t, table.Cells[i][2]); math.Abs(got-want) > 1e-6 {
				t.Errorf("segment %d: %v, want %v", i, got, want)
			}
		}
		if table.Cells[2][2] != "" || table.Cells[1][1] != "2" || table.Cells[0][1] != "" {
			t.Errorf("%v", table.Cells)
		}
	}
}

// TestRecordOverTime: in steps; a rater's samples are averaged, or lie on the line between
// neighbours.
func TestRecordOverTime(t *testing.T) {
	ratings := ratingsFile(t, "time,value\n0,0\n0.5,0.5\n1.1,1\n1.2,2\n5,5\n")
	table, said, err := together(t, Values{Column: "valence", Person: "P2"}, 500*time.Millisecond, ratings, estimatedRecord(t, "jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if table.Times[0] != 0.25 || table.Cells[0][0] != "0" || table.Cells[2][0] != "1.5" || table.Cells[1][0] != "0.5" || table.Cells[4][0] != "" || len(said) != 1 {
		t.Errorf("%v %v %v", table.Times[:3], table.Cells[:6], said)
	}
	if got, want := number(t, table.Cells[5][1]), valenceOf(2, 2.5, 3); math.Abs(got-want) > 1e-6 || table.Cells[0][1] != "" {
		t.Errorf("%v, want %v", got, want)
	}
	if v, ok := rated([]float64{0, 1}, []float64{0, 10}, [2]float64{0.4, 0.6}); !ok || v != 5 {
		t.Errorf("on the line: %v %v", v, ok)
	}
}

// TestRecordsAlone are compared with each other, by the score of an expression.
func TestRecordsAlone(t *testing.T) {
	table, _, err := together(t, Values{Column: "happiness", Person: "P1"}, 0, estimatedRecord(t, "jsonl"), estimatedRecord(t, "parquet"))
	if err != nil || len(table.Raters) != 2 || table.Cells[3][0] != table.Cells[3][1] || table.Cells[3][0] == "" {
		t.Errorf("%v %v", table.Raters, err)
	}
}

func TestValuesRefused(t *testing.T) {
	path := estimatedRecord(t, "jsonl")
	for _, c := range []struct {
		v    Values
		text string
		want string
	}{
		{Values{}, "time,value\n0,0\n", ErrColumn.Error()},
		{Values{Column: "mood"}, "time,value\n0,0\n", "the record has valence, arousal, AU12, neutral"},
		{Values{Column: "valence"}, "time,value\n0,0\n", "the record has P1, P2"},
		{Values{Column: "valence", Person: "7"}, "time,value\n0,0\n", "--person 7: the record has P1, P2"},
		{Values{Column: "valence", Person: "1"}, "segment,rater,value\na,ben,0\n", ErrUntimed.Error()},
		{Values{Column: "valence", Person: "1"}, "time,value\n0,high\n", comparison.ErrNumber.Error()},
		{Values{Column: "valence", Person: "1"}, "segment,onset,offset,rater,value\na,3,1,ben,0\n", ErrLimits.Error()},
		{Values{Column: "valence", Person: "1"}, "segment,onset,offset,rater,value\na,1,3,ben,0\na,1,4,cleo,0\n", ErrLimits.Error()},
	} {
		_, _, err := together(t, c.v, 0, ratingsFile(t, c.text), path)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.v, err, c.want)
		}
	}
	if _, _, err := together(t, Values{Column: "valence", Person: "1"}, time.Microsecond, path); err == nil || !strings.Contains(err.Error(), "at most") {
		t.Error("a grid of any size is made")
	}
}

// TestOrder: words are their places; another word is refused.
func TestOrder(t *testing.T) {
	path := ratingsFile(t, "segment,onset,offset,ben,cleo\na,0,1,none,Strong\nb,1,2,slight,\n")
	table, err := Ratings([]File{{Path: path}}, "none", "slight", "strong")
	if err != nil || strings.Join(table.Raters, " ") != "ben cleo" || strings.Join(table.Cells[0], " ") != "1 3" || strings.Join(table.Cells[1], " ") != "2 " {
		t.Errorf("%v %v %v", table.Raters, table.Cells, err)
	}
	if _, err := Ratings([]File{{Path: path}}, "none", "slight"); !errors.Is(err, ErrOrder) {
		t.Error(err)
	}
}

// TestValuesOfOwnTable: a table of ours with a row for each face gives the values that the
// record gives.
func TestValuesOfOwnTable(t *testing.T) {
	v := Values{Column: "valence", Person: "2"}
	anna := ratingsFile(t, "time,anna\n0.1,0.5\n0.9,0.1\n")
	want, _, err := together(t, v, 0, anna, estimatedRecord(t, "jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := together(t, v, 0, anna, estimatedRecord(t, "csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Cells) != len(want.Cells) || len(got.Cells) < 4 {
		t.Fatalf("%d units, the record has %d", len(got.Cells), len(want.Cells))
	}
	for i, row := range want.Cells {
		a, errA := strconv.ParseFloat(row[1], 64)
		b, errB := strconv.ParseFloat(got.Cells[i][1], 64)
		if (errA == nil) != (errB == nil) || math.Abs(a-b) > 1e-4 {
			t.Errorf("unit %d: %v, the record has %v", i, got.Cells[i], row)
		}
	}
	for text, v := range map[string]Values{"the table has frame": {Column: "arousal_x", Person: "1"}, "--person": {Column: "valence"}} {
		if _, _, err := together(t, v, 0, anna, estimatedRecord(t, "csv")); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%v, want %q", err, text)
		}
	}
}
