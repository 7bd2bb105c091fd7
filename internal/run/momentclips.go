package run

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/overlay"
)

// RankPlace stands in the name of clips where the rank of the moment goes.
const RankPlace = "{rank}"

// Clips are copies of the stretches around moments: no stream is encoded again, so each
// begins with the last key frame before.
type Clips struct {
	Targets       []export.Target // videos, with RankPlace in their names
	Before, After time.Duration   // of the recording around a moment
}

// check refuses clips that cannot be made, before anything is read.
func (c Clips) check(recording string, blur bool) error {
	for _, t := range c.Targets {
		switch {
		case recording == "":
			return outcome.Usagef("-o %s: a clip is cut from the recording: name it with --recording FILE", t.Pattern)
		case blur:
			return outcome.Usagef("-o %s: --blur cannot hide faces in pictures that are copied; cut clips from an overlay with style=blur", t.Pattern)
		case !strings.Contains(t.Pattern, RankPlace):
			return outcome.Usagef("-o %s: each moment has a clip of its own; write %s in the name, as clips/%s%s", t.Pattern, RankPlace, RankPlace, filepath.Ext(t.Pattern))
		}
		if err := decode.CheckRereadable(recording); err != nil {
			return outcome.Usagef("-o %s: %w", t.Pattern, err)
		}
	}
	return nil
}

// names are those of the clips of so many moments, target by target.
func (c Clips) names(moments int) (names []string) {
	for _, t := range c.Targets {
		for rank := range moments {
			names = append(names, strings.ReplaceAll(t.Pattern, RankPlace, fmt.Sprintf("%0*d", len(fmt.Sprint(moments)), rank+1)))
		}
	}
	return names
}

// cut writes the clips of moments into files of the set.
func (c Clips) cut(ctx context.Context, env Env, recording string, s *session.Session, list []moments.Moment, out *tableSet, reads output.Inputs) error {
	names := c.names(len(list))
	for i, name := range names {
		f, err := output.Create(name, reads)
		if err != nil {
			return err
		}
		out.extra = append(out.extra, f)
		m := list[i%len(list)]
		from, to := m.Onset-c.Before.Seconds(), min(m.Offset+c.After.Seconds(), s.End())
		clip := overlay.Copy{Container: c.Targets[i/len(list)].Format.Name, Path: f.Name(), Stream: s.Stream, Part: true, Note: s.Provenance.String(), Logger: env.Log}
		if err := cutOne(ctx, recording, clip, secondsOf(max(from, s.Begin())), secondsOf(to)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func secondsOf(v float64) time.Duration { return time.Duration(v * float64(time.Second)) }

func cutOne(ctx context.Context, recording string, clip overlay.Copy, from, to time.Duration) error {
	packets, err := decode.OpenPackets(ctx, recording, decodeOptions)
	if err != nil {
		return err
	}
	defer packets.Close()
	stretch, err := packets.Clip(from, to)
	if err != nil {
		return err
	}
	defer stretch.Close()
	clip.Carry, clip.Start = packets.Carry(), stretch.Start
	clip.Stream.Timecode = "" // that of the recording's first picture
	return errors.Join(clip.Write(stretch.Each), ctx.Err())
}
