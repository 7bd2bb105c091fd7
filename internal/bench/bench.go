// Package bench measures how fast this machine analyses recordings. It calls the runs of
// package run as a command does, and keeps none of their outputs.
package bench

import (
	"context"
	"os"

	"github.com/facecue/facecue/internal/run"
)

// Options say how to measure.
type Options struct {
	Runs      int // rounds, of which the medians count; at least 1
	Threads   int // frames at once
	Encoders  int // threads of the video encoder; 0: its own choice
	NoOverlay bool
}

// Result is what was measured of one file.
type Result struct {
	File      string             `json:"file"`
	Width     int                `json:"width"`
	Height    int                `json:"height"`
	Frames    int64              `json:"frames"`
	Seconds   float64            `json:"seconds"` // of media
	Threads   int                `json:"threads"`
	Decode    float64            `json:"decode_fps"`
	Analyse   float64            `json:"analyse_fps"`  // frames from memory
	Annotate  float64            `json:"annotate_fps"` // to .jsonl, from start to end of the program's work
	Overlay   float64            `json:"overlay_fps,omitempty"`
	Ratio     float64            `json:"annotate_of_decode"`
	Realtime  float64            `json:"times_real_time"` // annotate
	Stages    map[string]float64 `json:"stage_ms"`        // a frame, on one core
	Allocated float64            `json:"allocations_per_frame"`
	PeakMB    float64            `json:"peak_rss_mb"` // of the whole program so far
}

// Measure measures a file.
func Measure(ctx context.Context, env run.Env, file string, o Options) (r Result, err error) {
	dir, err := os.MkdirTemp("", "facecue-bench")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	b := &bencher{ctx: ctx, env: env, o: o, file: file, dir: dir}
	if err := b.prepare(); err != nil {
		return r, err
	}
	defer b.close()
	for range max(1, o.Runs) {
		if err := b.round(); err != nil {
			return r, err
		}
	}
	return b.result()
}
