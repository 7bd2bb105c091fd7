package batch

import (
	"context"
	"sync"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/processors"
)

// bitrate is that of a recording whose length cannot be read, in bytes a second: 2 Mbit/s, as calls have.
const bitrate = 2e6 / 8

// Lengths finds the lengths of recordings that have none yet, in their headers. What tells no length
// gets one by its bytes, so that the work can be divided.
func Lengths(ctx context.Context, entries []corpus.Entry) error {
	next := make(chan *corpus.Entry)
	var readers sync.WaitGroup
	for range processors.Count() {
		readers.Add(1)
		go func() {
			defer readers.Done()
			for e := range next {
				e.Seconds = length(ctx, e)
			}
		}()
	}
	for i := range entries {
		if entries[i].Seconds <= 0 && ctx.Err() == nil {
			next <- &entries[i]
		}
	}
	close(next)
	readers.Wait()
	return context.Cause(ctx)
}

func length(ctx context.Context, e *corpus.Entry) float64 {
	guess := float64(max(e.Size, 1)) / bitrate
	r, err := decode.Open(ctx, e.Path, decode.Options{HWAccel: "none", Stream: -1, LumaOnly: true})
	if err != nil {
		return guess
	}
	defer r.Close()
	s := r.Stream()
	if s.Duration <= 0 {
		return guess
	}
	return s.Clock.Seconds(s.Clock.Start + s.Duration)
}
