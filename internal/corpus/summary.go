package corpus

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Row of the summary: what became of one recording.
type Summary struct {
	Input     string   `json:"input"`
	Status    State    `json:"status"`
	Frames    int64    `json:"frames"`
	Seconds   float64  `json:"seconds"` // of media
	People    int      `json:"people"`
	FaceShare float64  `json:"face_share"` // of the frames, 0 to 1
	Warnings  []string `json:"warnings"`
	Error     string   `json:"error"`
	Outputs   []string `json:"outputs"`
	Speed     float64  `json:"speed"` // seconds of media a second; differs from run to run
}

// SummaryHeader is the first line of the table. Files that begin with it may be replaced.
const SummaryHeader = "input,status,frames,seconds,people,face_share,warnings,error,outputs,speed"

// SummaryBegin begins a summary in JSON.
const SummaryBegin = `{"facecue_summary":1,`

// Summaries are a row a recording, sorted by input.
func (h *History) Summaries() []Summary {
	list := make([]Summary, 0, len(h.Records))
	for _, id := range slices.Sorted(maps.Keys(h.Records)) {
		list = append(list, summaryOf(h.Records[id]))
	}
	return list
}

func summaryOf(l *Line) Summary {
	s := Summary{Input: l.Input, Status: l.State, Error: l.Error, Warnings: []string{}, Outputs: []string{}}
	if l.State == Done || l.State == Damaged {
		for _, o := range l.Outputs {
			s.Outputs = append(s.Outputs, o.Path)
		}
	}
	if r := l.Result; r != nil {
		s.Frames, s.Seconds, s.People = r.Frames, r.Seconds, r.People
		s.Warnings = append(s.Warnings, r.Warnings...)
		if r.Frames > 0 {
			s.FaceShare = float64(r.WithFace) / float64(r.Frames)
		}
		if r.Elapsed > 0 {
			s.Speed = r.Seconds / r.Elapsed
		}
	}
	return s
}

// WriteTable writes summaries as comma-separated values.
func WriteTable(w io.Writer, list []Summary) error {
	table := csv.NewWriter(w)
	if err := table.Write(strings.Split(SummaryHeader, ",")); err != nil {
		return err
	}
	for _, s := range list {
		if err := table.Write([]string{
			s.Input, string(s.Status), strconv.FormatInt(s.Frames, 10), decimals(s.Seconds, 3), strconv.Itoa(s.People), decimals(s.FaceShare, 4),
			strings.Join(s.Warnings, "; "), s.Error, strings.Join(s.Outputs, "; "), decimals(s.Speed, 2),
		}); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

func decimals(f float64, n int) string { return strconv.FormatFloat(f, 'f', n, 64) }

// WriteJSON writes summaries as one object, a line a recording.
func WriteJSON(w io.Writer, list []Summary) error {
	if _, err := io.WriteString(w, SummaryBegin+`"recordings":[`); err != nil {
		return err
	}
	for i, s := range list {
		before := ",\n"
		if i == 0 {
			before = "\n"
		}
		row, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, before+string(row)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}
