package ratertrack

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/wording"
)

// Errors of records that are compared with ratings on a scale.
var (
	ErrColumn = errors.New("a record has several numbers of each face; say by --column which is compared")
	ErrWhom   = errors.New("say by --person whose face is compared")
)

// Values says which number of which person of a record is compared with ratings, and how the
// ratings are read.
type Values struct {
	Column string        // an estimate such as valence or AU12, or the score of an expression
	Person string        // a name, or a number such as 1 or P1; "" for the only person
	Sheet  *people.Sheet // who is who
	Order  []string      // words of the tables' ordinal scale, the least first; nil for numbers
}

// stretchValue is a value for a stretch of time, in player's seconds.
type stretchValue struct{ from, to, value float64 }

// record reads a person's values in the frames in which the face could be classified.
func (v Values) record(path string) ([]stretchValue, error) {
	if v.Column == "" {
		return nil, ErrColumn
	}
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	from, err := record.Open(in)
	if err != nil {
		return nil, err
	}
	of, err := columnOf(from.Provenance().Estimates, v.Column)
	if err != nil {
		return nil, err
	}
	list := valueFrames{stream: from.Stream(), of: of, people: map[int][]stretchValue{}}
	corrector := people.NewCorrector(v.Sheet, list.stream.Clock)
	for {
		r, err := from.Read()
		if errors.Is(err, io.EOF) {
			list.end(list.pts + list.length())
			return v.chosen(list.people, v.Sheet.Names())
		}
		if err != nil {
			return nil, err
		}
		if err := corrector.Apply(r); err != nil {
			return nil, err
		}
		list.add(r)
	}
}

// columnOf gives a face's number of that name; false where the face has none.
func columnOf(estimates []face.Estimate, column string) (func(*face.Face) (float64, bool), error) {
	if l, err := face.ParseLabel(column); err == nil && l.IsExpression() {
		return func(f *face.Face) (float64, bool) {
			return float64(f.Scores.Of(l)), f.Scores != face.Scores{} && f.Label != face.LowQuality
		}, nil
	}
	at := slices.IndexFunc(estimates, func(e face.Estimate) bool { return e.Name == column })
	if at < 0 {
		var have []string
		for _, e := range estimates {
			have = append(have, e.Name)
		}
		for _, l := range face.Labels() {
			have = append(have, l.String())
		}
		return nil, fmt.Errorf("--column %s: the record has %s", column, strings.Join(have, ", "))
	}
	return func(f *face.Face) (float64, bool) {
		if f.Estimates == nil || f.Label == face.LowQuality {
			return 0, false
		}
		return float64(f.Estimates[at]), true
	}, nil
}

// chosen are the values of the person who is meant.
func (v Values) chosen(all map[int][]stretchValue, names wording.Names) ([]stretchValue, error) {
	ignored := v.Sheet.Ignored()
	var have []string
	var found []stretchValue
	matches := 0
	for id, samples := range all {
		if ignored.Has(id) {
			continue
		}
		have = append(have, names.Of(id))
		wanted := v.Person == "" || strings.EqualFold(names.Of(id), v.Person) || strings.TrimPrefix(strings.ToUpper(v.Person), "P") == fmt.Sprint(id)
		if wanted {
			found, matches = samples, matches+1
		}
	}
	slices.Sort(have)
	switch {
	case matches == 1:
		return found, nil
	case len(have) == 0:
		return nil, errors.New("no face could be classified")
	case v.Person == "":
		return nil, fmt.Errorf("%w; the record has %s", ErrWhom, strings.Join(have, ", "))
	}
	return nil, fmt.Errorf("--person %s: the record has %s", v.Person, strings.Join(have, ", "))
}

// valueFrames gathers the values of each person, each for the time that its frame stands for.
type valueFrames struct {
	stream        face.Stream
	of            func(*face.Face) (float64, bool)
	people        map[int][]stretchValue
	open          bool
	pts, duration int64
	waiting       map[int]float64 // of the last frame, whose end the next one shows
}

func (f *valueFrames) add(r *face.Result) {
	if f.open {
		end := f.pts + f.length()
		if gap := r.PTS - f.pts; gap > 0 && gap <= 2*f.length() {
			end = r.PTS
		}
		f.end(end)
	}
	f.open, f.pts, f.duration, f.waiting = true, r.PTS, r.Duration, map[int]float64{}
	for i := range r.Faces {
		if v, ok := f.of(&r.Faces[i]); ok {
			f.waiting[r.Faces[i].ID] = v
		}
	}
}

func (f *valueFrames) length() int64 {
	if f.duration > 0 {
		return f.duration
	}
	return f.stream.FrameTicks()
}

func (f *valueFrames) end(pts int64) {
	clock := f.stream.Clock
	for id, v := range f.waiting {
		f.people[id] = append(f.people[id], stretchValue{clock.Seconds(f.pts), clock.Seconds(pts), v})
	}
	f.waiting = nil
}

// mean is the time-weighted mean of samples, which are in order of time, in a stretch;
// false where less than half of it is judged.
func mean(samples []stretchValue, from, to float64) (float64, bool) {
	at, _ := slices.BinarySearchFunc(samples, from, func(s stretchValue, t float64) int {
		if s.to <= t {
			return -1
		}
		return 1
	})
	var sum, judged float64
	for ; at < len(samples) && samples[at].from < to; at++ {
		s := samples[at]
		length := min(s.to, to) - max(s.from, from)
		sum, judged = sum+float64(length*s.value), judged+length
	}
	return sum / judged, judged > 0 && judged >= (to-from)/2-1e-9
}
