package ratertrack

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// ErrTime is returned for a row of a table of frames whose time is no number of seconds, or not after
// the one before.
var ErrTime = errors.New("the time is not a number of seconds that is not less than the one before")

// frameTable reads a table with a row for each frame, or for each person in a frame: the columns
// time and label or state, and perhaps person. ok is false for any other table. An empty label is
// time that was not judged.
func (r Reader) frameTable(path, rater string) (s comparison.Source, ok bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, false, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.ReuseRecord, in.FieldsPerRecord = true, -1
	if strings.HasSuffix(strings.ToLower(path), ".tsv") {
		in.Comma = '\t'
	}
	head, err := in.Read()
	if err != nil {
		return s, false, nil
	}
	t := sampleTable{reader: r, machine: column(head, "status") >= 0 && column(head, "frame") >= 0}
	if !t.columns(head) {
		return s, false, nil
	}
	if err := t.rows(in); err != nil {
		return s, true, err
	}
	s = comparison.Source{Rater: rater, Machine: t.machine, Tracks: t.all.list, Frames: t.times}
	for i := range s.Tracks {
		for _, span := range s.Tracks[i].Spans {
			s.Tracks[i].Judged = comparison.Join(s.Tracks[i].Judged, span.Range)
		}
	}
	return s, true, nil
}

// sampleTable reads rows of labels at points in time, each of which holds until the next time.
type sampleTable struct {
	reader              Reader
	machine             bool // a table of ours
	time, label, person int
	name                int // of a table of ours; -1 where there is none
	all                 tracks
	times               []comparison.Range
	now                 time.Duration
	open                []sample // of the time before
}

type sample struct {
	person, label string
	line          int
}

func column(head []string, names ...string) int {
	for _, name := range names {
		if i := slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) }); i >= 0 {
			return i
		}
	}
	return -1
}

func (t *sampleTable) columns(head []string) bool {
	t.time, t.label, t.person = column(head, "time"), column(head, "state", "label"), column(head, "person")
	if t.name = -1; t.machine {
		t.name = column(head, "name")
	}
	ends := column(head, "offset", "end", "stop", "duration", "behavior", "behaviour", "duration_ms")
	return t.time >= 0 && t.label >= 0 && ends < 0 && (t.machine || column(head, "status") < 0)
}

func (t *sampleTable) rows(in *csv.Reader) error {
	begun, last := false, time.Duration(0)
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		line, _ := in.FieldPos(0)
		at, err := t.at(row)
		if err != nil || begun && at < t.now {
			return fmt.Errorf("line %d: %w", line, ErrTime)
		}
		if begun && at > t.now {
			last = at - t.now
			t.close(at)
		}
		t.now, begun = at, true
		if err := t.take(row, line); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
	t.close(t.now + last) // the last lasts as long as the one before
	return nil
}

func (t *sampleTable) at(row []string) (time.Duration, error) {
	if len(row) <= max(t.time, t.label, t.person, t.name) {
		return 0, ErrTime
	}
	s, err := strconv.ParseFloat(strings.TrimSpace(row[t.time]), 64)
	if err != nil || !(s >= 0 && s < 3.6e6) {
		return 0, ErrTime
	}
	return time.Duration(s*1e6+0.5) * time.Microsecond, nil
}

// take adds the label of a row to the open ones.
func (t *sampleTable) take(row []string, line int) error {
	word := strings.TrimSpace(row[t.label])
	if word == "" || word == "low_quality" {
		return nil
	}
	label, left, err := t.reader.Raters.Label(word)
	if err != nil || left {
		return err
	}
	s := sample{label: label.String(), line: line}
	if t.person >= 0 {
		s.person = strings.TrimSpace(row[t.person])
		if n, err := strconv.Atoi(s.person); err == nil {
			s.person = wording.Names(nil).Of(n)
		}
	}
	if t.name >= 0 && strings.TrimSpace(row[t.name]) != "" {
		s.person = strings.TrimSpace(row[t.name])
	}
	if label.IsExpression() || label == face.Uncertain {
		t.open = append(t.open, s)
	}
	return nil
}

// close ends the open labels.
func (t *sampleTable) close(at time.Duration) {
	r := comparison.Range{From: t.now, To: at}
	if t.machine && at > t.now {
		t.times = append(t.times, r)
	}
	for _, s := range t.open {
		track := t.all.of(s.person)
		if n := len(track.Spans); n > 0 && track.Spans[n-1].To == r.From && track.Spans[n-1].Label == s.label {
			track.Spans[n-1].To = at
			continue
		}
		track.Spans = append(track.Spans, comparison.Span{Range: r, Label: s.label, Line: s.line})
	}
	t.open = t.open[:0]
}
