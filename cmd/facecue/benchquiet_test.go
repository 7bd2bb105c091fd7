package main

import "testing"

// TestBenchIsQuiet: messages of encoders do not reach the terminal beside the table.
func TestBenchIsQuiet(t *testing.T) {
	needRuntime(t)
	p := program(t, nil, "bench", "--runs", "1", short(t))
	p.start(t)
	if e := p.end(t); e.code != exitDone || e.errs != "" {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
}
