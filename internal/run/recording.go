package run

import (
	"context"
	"fmt"
	"slices"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
)

// opener opens a recording once more, for a copy.
type opener func(context.Context) (*decode.Packets, error)

// openRecording checks the recording that a record was made of, and gives the opener of it
// for outputs that copy it. A recording that no output copies is checked all the same,
// since outputs may name it.
func (r Rendering) openRecording(ctx context.Context, s face.Stream) (opener, error) {
	name, soft := r.Recording, slices.ContainsFunc(r.Targets, export.Target.Soft)
	if name == "" && soft {
		return nil, outcome.Usagef("mode=soft copies the recording: name it with --recording FILE")
	}
	if name == "" {
		return nil, nil
	}
	if soft {
		if err := export.CheckSoft(r.Targets, []string{name}, r.People.Ignore); err != nil {
			return nil, err
		}
	}
	o := decode.Options{Stream: -1}
	if err := sameRecording(ctx, name, o, s); err != nil || !soft {
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
