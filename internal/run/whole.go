package run

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/spool"
	"github.com/facecue/facecue/internal/track"
)

// analyseWhole analyses a recording before it writes anything, because who is who is known
// at its end. The results wait in a spool. Overlays decode the recording a second time.
func (a *annotation) analyseWhole(ctx context.Context, input string, reader *decode.Reader, outs *export.Set, corrections *corrections, found *summary) error {
	results, err := spool.New()
	if err != nil {
		return err
	}
	defer results.Close()
	tracking, err := a.chain.Values("track")
	if err != nil {
		return err
	}
	kept := &keeping{results: results, tracks: identity.NewCollector(), judge: track.NewJudge(track.Parse(tracking), reader.Stream())}
	stopped := a.track(ctx, input, reader, kept)
	reader.EndDecoding() // an overlay decodes a second time, and needs the memory
	if stopped != nil && (ctx.Err() == nil || !errors.Is(stopped, context.Canceled)) {
		return stopped
	}
	replay, err := results.Replay()
	if err != nil {
		return err
	}
	dropped, refused := kept.judge.Dropped(a.judgesByMean(tracking))
	a.sayRefused(input, refused)
	kept.tracks.Drop(dropped)
	join := kept.tracks.Join(a.chain.count)
	a.sayJoin(input, join)
	corrections.doubtful.find(a.People, join)
	corrections.doubtful.say(a.env.Log, input)
	numbers := joined{join}
	second := &secondPass{results: replay, stream: reader.Stream(), numbers: numbers, corrections: corrections, dropped: dropped, refused: refused, last: kept.last}
	if len(outs.FrameSinks()) > 0 && stopped == nil {
		return a.draw(ctx, input, second, outs, found)
	}
	return errors.Join(stopped, a.write(ctx, second, append(outs.Sinks(), found)))
}

// judgesByMean tells whether tracks are left out for their mean score. None is where faces are blurred: a face that
// was left out by mistake could be recognised.
func (a *annotation) judgesByMean(tracking opt.Values) bool {
	blurs := func(t export.Target) bool { return t.Video() && t.Options.String("style") == "blur" }
	return tracking.Bool("judge") && !slices.ContainsFunc(a.Targets, blurs)
}

// sayRefused says how many tracks were left out.
func (a *annotation) sayRefused(input string, count int) {
	if count > 0 {
		a.env.Log.Warn(fmt.Sprintf("%s: %s left out, because the mean score of the faces is under %.1f, as with a print on clothes; track=judge=0 in --filter keeps all", input, counted(int64(count), "track is", "tracks are"), track.LeastMean))
	}
}

// sayJoin says what of who is who is not certain.
func (a *annotation) sayJoin(input string, j identity.Join) {
	if j.Apart > 0 {
		a.env.Log.Warn(fmt.Sprintf("%s: %s were found, %d more than --people says: they share a frame, or their faces cannot be compared", input, counted(int64(j.People), "person", "people"), j.Apart))
	}
	if j.Unsure > 0 {
		a.env.Log.Warn(fmt.Sprintf("%s: %d of %s would have stayed people of their own without --people; facecue people shows who is who", input, j.Unsure, counted(int64(j.Tracks), "track", "tracks")))
	}
	if j.Blind > 0 {
		a.env.Log.Info(fmt.Sprintf("%s: %d of %s too short, or with faces too small, to be compared; each has a number of its own", input, j.Blind, counted(int64(j.Tracks), "track is", "tracks are")))
	}
}

// track finds, classifies and follows the faces of a recording.
func (a *annotation) track(ctx context.Context, input string, reader *decode.Reader, to pipeline.Sink) error {
	tracking, err := a.chain.NewWholeTracking()
	if err != nil {
		return err
	}
	frame, end := a.progressOf(reader, input)
	defer end()
	events := a.chain.events
	events.Ahead = 0 // no state is known yet
	return pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: a.chain.NewStateless, Stateful: tracking, Events: events,
		Sinks: []pipeline.Sink{to}, Workers: a.Workers, Block: a.chain.BlockLength(), Progress: frame,
	})
}

// write gives the results to the text outputs. What was analysed until a signal came is
// written as well.
func (a *annotation) write(ctx context.Context, from *secondPass, sinks []pipeline.Sink) (err error) {
	finishing, err := a.chain.NewAfterTracking(from.numbers, from.corrections)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, finishing.Close()) }()
	if err := finishing.Configure(from.stream); err != nil {
		return err
	}
	var f frame.Frame // filters after tracking read no pixels
	return pipeline.Render(context.WithoutCancel(ctx), from, func(r *face.Result) error {
		f.Result = *r
		err := finishing.Process(&f)
		*r = f.Result
		return err
	}, a.chain.events, sinks)
}

// draw gives the results to all outputs, with the pictures of the recording.
func (a *annotation) draw(ctx context.Context, input string, from *secondPass, outs *export.Set, found *summary) error {
	reader, err := decode.Open(ctx, input, a.Reading)
	if err != nil {
		return err
	}
	defer reader.Close()
	outs.Tap(reader)
	finishing, err := a.chain.NewAfterTracking(from, from.numbers, from.corrections)
	if err != nil {
		return err
	}
	err = pipeline.Run(ctx, pipeline.Job{
		Source: reader, NewStateless: filter.Nothing, Stateful: finishing, Events: a.chain.events,
		Sinks: append(outs.Sinks(), found), FrameSinks: outs.FrameSinks(), Workers: 1,
	})
	if err != nil {
		return err
	}
	return from.ended()
}
