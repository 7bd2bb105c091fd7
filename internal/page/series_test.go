package page

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestSeries: estimates of people lie in the range of their network, and a signal between its least and its greatest value.
func TestSeries(t *testing.T) {
	stream, made, results := kit.EstimatedSession()
	f := kit.Format(t, "page")
	written := func(signal format.Series) (*written, error) {
		var b bytes.Buffer
		w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: stream, Provenance: made, Series: []format.Series{signal}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range results {
			if err := w.Result(&results[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		return dataOf(t, b.Bytes()), nil
	}
	d, err := written(format.Series{Name: "e.d.a", Unit: "uS", Times: []float64{0, 0.2, 0.4}, Values: []float64{2, 3, 2}})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + len(made.Estimates)*len(d.People); len(d.Series) != want || d.SeriesStep != 1 {
		t.Fatalf("%d series in steps of %d, want %d", len(d.Series), d.SeriesStep, want)
	}
	s := d.Series[0]
	if got := unpacked(t, s.Values); s.Name != "e_d_a" || s.Unit != "uS" || s.Person != 0 || s.Low != 2 || s.High < 2.9 || runs(got[:7]) != "0x1 42x1 85x1 127x1 170x1 212x1 254x1" {
		t.Errorf("%+v: %v", s, got)
	}
	e, p := made.Estimates[0], results[1].Faces[0]
	one := d.Series[1]
	if want := byte(math.Round(254 * float64((p.Estimates[0]-e.Range[0])/(e.Range[1]-e.Range[0])))); one.Name != e.Name || one.Person != p.ID || unpacked(t, one.Values)[1-one.First] != want {
		t.Errorf("%+v: %d, want %d of %v", one, unpacked(t, one.Values), want, p.Estimates)
	}
	if !strings.Contains(string(d.Measures), "signal_e_d_a_mean") {
		t.Error("the measures lack the signal")
	}
	if _, err := written(format.Series{Name: "eda", Times: []float64{500, 501}, Values: []float64{1, 2}}); err == nil || !strings.Contains(err.Error(), "no time in common") {
		t.Errorf("a signal of another time: %v", err)
	}
}

// TestSeriesKeepASpike: in steps of many frames, a value of one frame stays.
func TestSeriesKeepASpike(t *testing.T) {
	l := &line{series: series{Low: 0, High: 1}}
	for frame := range int32(100) {
		v := 0.1
		if frame == 57 {
			v = 0.9
		}
		if frame/10 != 3 {
			l.add(40+frame, v)
		}
	}
	if got := runs(l.planes(10)); l.First != 4 || got != "25x3 255x1 25x6 0x5 204x1 0x4" {
		t.Errorf("from step %d: %s", l.First, got)
	}
}
