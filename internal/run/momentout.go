package run

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/contactsheet"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/session"
)

// decodeOptions read the best video stream of a recording.
var decodeOptions = decode.Options{Stream: -1}

// timeOf spells seconds as 1:02:03.4.
func timeOf(seconds float64) string {
	d := time.Duration(seconds*10+0.5) * (time.Second / 10)
	h, m, rest := int(d.Hours()), int(d.Minutes())%60, d.Seconds()-60*float64(int(d.Minutes()))
	if h > 0 {
		return fmt.Sprintf("%d:%02d:%04.1f", h, m, rest)
	}
	return fmt.Sprintf("%d:%04.1f", m, rest)
}

// printMoments lists the moments as people read them.
func printMoments(w io.Writer, list []moments.Moment) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, "no moments: the faces show nothing but neutral, or could not be judged")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "rank\tscore\tonset\tseconds\tpeople\tlabel\tkind\tdeviation\tsharpness\trarity\tmutual\tbreak\tincongruence")
	for i, m := range list {
		fmt.Fprintf(t, "%d\t%.3f\t%s\t%.1f\t%s\t%s\t%s\t%.2f\t%.2f\t%.2f\t%.0f\t%.2f\t%.0f\n", i+1, m.Score, timeOf(m.Onset), m.Duration(),
			strings.Join(m.People, "+"), m.Label, m.Kind, m.Deviation, m.Sharpness, m.Rarity, m.Mutual, m.Break, m.Incongruence)
	}
	return t.Flush()
}

// sheetColumns are the pictures in a row of a contact sheet.
const sheetColumns = 4

// sheet is a PNG of the pictures at the moments' apexes.
func (j Highlights) sheet(ctx context.Context, list []moments.Moment) (text []byte, err error) {
	pictures, err := newStills(j.Recording, j.Record, j.Blur)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, pictures.Close()) }()
	var cells []contactsheet.Cell
	for i, m := range list {
		picture, err := pictures.at(ctx, m.Apex)
		if err != nil {
			return nil, err
		}
		cells = append(cells, contactsheet.Cell{Picture: picture, Lines: []string{
			fmt.Sprintf("%d  %s  %s %s", i+1, timeOf(m.Apex), strings.Join(m.People, "+"), m.Label), fmt.Sprintf("score %.2f, %s", m.Score, m.Kind)}})
	}
	sheet, err := contactsheet.Compose(cells, sheetColumns)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, sheet)
	return b.Bytes(), err
}

// mark writes the outputs that are made of events: markers of editors, chapters, subtitles.
func (j Highlights) mark(ctx context.Context, env Env, s *session.Session, list []moments.Moment, reads output.Inputs) error {
	if len(j.Markers) == 0 {
		return nil
	}
	outs, err := export.Open(j.Markers, export.Options{
		Header: j.People.Header(cmp.Or(j.Recording, j.Record), s.Stream, s.Provenance), Stdout: env.Out, Log: env.Log, Recording: j.Recording, Reads: reads,
	})
	if err != nil {
		return err
	}
	if err = feed(outs, s, list); err == nil {
		err = outs.Finish(ctx)
	}
	if err != nil {
		return errors.Join(err, outs.Discard())
	}
	return outs.Commit()
}

// feed gives the outputs all frames, by which they know times and length, and the moments in
// the order in which they come.
func feed(outs *export.Set, s *session.Session, list []moments.Moment) error {
	events := eventsOf(s, list)
	var r face.Result
	for i, f := range s.Frames {
		r = face.Result{Frame: f.Number, PTS: f.PTS, Status: face.NotAnalysed}
		if i+1 < len(s.Frames) {
			r.Duration = s.Frames[i+1].PTS - f.PTS
		} else {
			r.Duration = s.Stream.Clock.Ticks(time.Duration(s.End()*float64(time.Second))) - f.PTS
		}
		for _, sink := range outs.Sinks() {
			if err := sink.Result(&r); err != nil {
				return err
			}
		}
	}
	return outs.Events(events)
}

// eventsOf are the moments as events of the first person of each, by onset.
func eventsOf(s *session.Session, list []moments.Moment) (events []event.Event) {
	ticks := func(seconds float64) int64 {
		return s.Stream.Clock.Ticks(time.Duration(seconds*1e9 + 0.5))
	}
	number := func(pts int64) int64 {
		i, _ := slices.BinarySearchFunc(s.Frames, pts, func(f session.Frame, pts int64) int { return int(f.PTS - pts) })
		return s.Frames[min(i, len(s.Frames)-1)].Number
	}
	for _, m := range list {
		e := event.Event{
			Kind: m.Kind, Person: s.Person(m.People[0]).Number, Label: m.Label, Onset: ticks(m.Onset), Apex: ticks(m.Apex), Offset: ticks(m.Offset),
			Peak: float32(m.Peak), Mean: float32(m.Mean),
		}
		e.OnsetFrame, e.ApexFrame = number(e.Onset), number(e.Apex)
		if e.OffsetFrame = number(e.Offset); e.OffsetFrame > e.OnsetFrame {
			e.OffsetFrame--
		}
		events = append(events, e)
	}
	slices.SortStableFunc(events, func(a, b event.Event) int { return int(a.Onset - b.Onset) })
	return events
}
