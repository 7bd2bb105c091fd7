package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/face"
)

// recording opens what a record was made of, for the outputs that copy it. One that is
// named without need is looked at all the same, since outputs may name it.
func recording(c *cli.Context, targets []target, s face.Stream, ignore face.People) (func(context.Context) (*decode.Packets, error), error) {
	name := c.String("recording")
	soft := slices.ContainsFunc(targets, target.soft)
	if name == "" && soft {
		return nil, usagef("mode=soft copies the recording: name it with --recording FILE")
	}
	if name == "" {
		return nil, nil
	}
	if soft {
		if err := softly(targets, []string{name}, ignore); err != nil {
			return nil, err
		}
	}
	o := decode.Options{Stream: -1}
	if err := sameRecording(c.Context, name, o, s); err != nil || !soft {
		return nil, err
	}
	return func(ctx context.Context) (*decode.Packets, error) { return decode.OpenPackets(ctx, name, o) }, nil
}

// sameRecording refuses a recording whose clock or picture is not the record's: the
// cues would lie elsewhere.
func sameRecording(ctx context.Context, name string, o decode.Options, s face.Stream) error {
	r, err := decode.Open(ctx, name, o)
	if err != nil {
		return err
	}
	defer r.Close()
	got := r.Stream()
	if got.Clock != s.Clock || got.Width != s.Width || got.Height != s.Height {
		return fmt.Errorf("%s: is not what the record was made of: %dx%d on a clock of 1/%d, not %dx%d on 1/%d",
			name, got.Width, got.Height, got.Clock.Base.Den, s.Width, s.Height, s.Clock.Base.Den)
	}
	return nil
}
