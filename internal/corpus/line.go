package corpus

import (
	"encoding/json"
	"slices"
)

// State is what a line of the manifest says.
type State string

// The states of an entry. A line of state Setting belongs to no entry: it describes a setup.
const (
	Waiting State = "waiting" // to be analysed, also after an interruption
	Running State = "running" // begun; a process that was killed leaves it so
	Done    State = "done"    // all outputs are in place
	Damaged State = "damaged" // all outputs are in place, and the recording was not whole
	Failed  State = "failed"  // no outputs
	Setting State = "setup"
)

var states = []State{Waiting, Running, Done, Damaged, Failed, Setting}

// Line is one line of the manifest.
type Line struct {
	Time     string   `json:"time"` // UTC, for people; nothing is decided by it
	State    State    `json:"state"`
	Input    string   `json:"input,omitempty"`
	Number   int      `json:"number,omitempty"` // of the step of this input; the greatest counts
	Size     int64    `json:"size,omitempty"`   // bytes
	Modified int64    `json:"modified,omitempty"`
	Hash     string   `json:"hash,omitempty"`
	Setup    string   `json:"setup,omitempty"` // the name of a setup
	Options  string   `json:"options,omitempty"`
	Outputs  []Output `json:"outputs,omitempty"`
	Result   *Result  `json:"result,omitempty"`
	Error    string   `json:"error,omitempty"`
	By       string   `json:"by,omitempty"` // the process: machine and number
	About    *Setup   `json:"about,omitempty"`
}

// Output is a file that an entry has.
type Output struct {
	Path string `json:"path"`
	Size int64  `json:"size"` // bytes; 0 before the file is written
}

// Result is what an analysis counted.
type Result struct {
	Frames   int64    `json:"frames"`
	WithFace int64    `json:"with_face"` // frames in which a face was found
	Seconds  float64  `json:"seconds"`   // of media that were analysed
	People   int      `json:"people"`
	Elapsed  float64  `json:"elapsed"` // seconds that the analysis took
	Warnings []string `json:"warnings,omitempty"`
}

// parseLine reads a line of the manifest. What is no such line is not ok.
func parseLine(text []byte) (l Line, ok bool) {
	if err := json.Unmarshal(text, &l); err != nil || !slices.Contains(states, l.State) {
		return Line{}, false
	}
	if l.State == Setting {
		return l, l.About != nil && l.Setup != ""
	}
	return l, l.Input != "" && l.Number >= 0
}
