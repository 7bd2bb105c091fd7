package kit

import (
	"bytes"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// Feed gives a writer a whole run as the pipeline would, and closes it.
func Feed(w format.Writer, s face.Stream, results []face.Result) error {
	segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), s)
	for i := range results {
		if err := segments.Add(&results[i], w.Event); err != nil {
			return err
		}
		if err := w.Result(&results[i]); err != nil {
			return err
		}
	}
	if err := segments.Flush(w.Event); err != nil {
		return err
	}
	return w.Close()
}

// Format is the output format of a name.
func Format(t testing.TB, name string) format.Format {
	t.Helper()
	f, err := format.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Written is what a format makes of results of the made-up session, with the default
// options.
func Written(t testing.TB, f format.Format, results []face.Result) []byte {
	t.Helper()
	s, p, _ := Session()
	var b bytes.Buffer
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
	if err != nil {
		t.Fatal(err)
	}
	if err := Feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// EventsAt25 writes events of a recording of 25 ticks and pictures a second in a format.
func EventsAt25(t testing.TB, name, options string, rows ...event.Event) string {
	t.Helper()
	s := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
	return EventsOf(t, name, options, s, nil, rows...)
}

// EventsOf writes events of a recording in a format, after its pictures.
func EventsOf(t testing.TB, name, options string, s face.Stream, pictures []int64, rows ...event.Event) string {
	t.Helper()
	f := Format(t, name)
	v, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w, err := f.New(&b, v, format.Header{Stream: s, Provenance: face.Provenance{Version: "1 & <2>"}})
	if err != nil {
		t.Fatal(err)
	}
	for i, pts := range pictures {
		if err := w.Result(&face.Result{Frame: int64(i), PTS: pts, Duration: 1}); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range rows {
		if err := w.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Shows is an event of the first person, at frames that are ticks.
func Shows(kind event.Kind, l face.Label, from, to int64) event.Event {
	return event.Event{Kind: kind, Person: 1, Label: l, Onset: from, Apex: from, Offset: to, OnsetFrame: from, ApexFrame: from, OffsetFrame: to - 1, Peak: 0.8}
}
