package main

import (
	"encoding/json"
	"testing"

	"github.com/facecue/facecue/internal/bench"
)

// TestBench measures once, and every figure is there.
func TestBench(t *testing.T) {
	needRuntime(t)
	e := facecue(t, "bench", "--runs", "1", "--json", short(t))
	e.want(t, exitDone, "")
	var all []bench.Result
	if err := json.Unmarshal([]byte(e.out), &all); err != nil || len(all) != 1 {
		t.Fatalf("%v\n%s", err, e.out)
	}
	m := all[0]
	if m.Frames < 20 || m.Width != 1280 || m.Decode <= 0 || m.Analyse <= 0 || m.Annotate <= 0 || m.Overlay <= 0 || m.Ratio <= 0 || m.PeakMB <= 0 {
		t.Errorf("%+v", m)
	}
	for _, name := range bench.StageNames {
		if m.Stages[name] <= 0 {
			t.Errorf("stage %s took no time", name)
		}
	}
	facecue(t, "bench").want(t, exitUsage, "takes recordings")
	facecue(t, "bench", "nowhere.mp4").want(t, exitFailed, "nowhere.mp4")
}
