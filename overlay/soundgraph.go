package overlay

import (
	"fmt"
	"strings"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// soundForm is the form of decoded sound that a graph is made for.
type soundForm struct {
	rate           int
	format, layout string
}

func formOf(f *astiav.Frame) soundForm {
	return soundForm{rate: f.SampleRate(), format: f.SampleFormat().Name(), layout: f.ChannelLayout().String()}
}

// fit gives sound of another form another graph: broadcasts change theirs in the middle.
// What the old graph still holds, less than a frame of the encoder, is lost with it.
func (t *transcoder) fit(form soundForm) error {
	if t.graph != nil && t.form == form {
		return nil
	}
	t.closeGraph()
	t.form = form
	if err := t.openGraph(); err != nil {
		return fmt.Errorf("converting sound of %d Hz, %s: %w", form.rate, form.layout, err)
	}
	return nil
}

// openGraph makes the libavfilter graph from the sound as decoded to what the
// encoder takes.
func (t *transcoder) openGraph() (err error) {
	t.graph, err = av.NewSoundGraph(astiav.FilterArgs{
		"time_base":      fmt.Sprintf("%d/%d", t.base.Num(), t.base.Den()),
		"sample_rate":    fmt.Sprint(t.form.rate),
		"sample_fmt":     t.form.format,
		"channel_layout": t.form.layout,
	}, t.soundFilters())
	return err
}

func (t *transcoder) closeGraph() {
	if t.graph != nil {
		t.graph.Close()
		t.graph = nil
	}
}

// soundFilters ends in frames of just the size the encoder wants. Of channels whose
// places nobody knows, libav cannot make two: the first two are taken.
func (t *transcoder) soundFilters() string {
	size := max(t.encoder.FrameSize(), 1)
	filters := fmt.Sprintf("aresample,aformat=sample_fmts=%s:sample_rates=%d:channel_layouts=%s,asetnsamples=n=%d:p=0",
		t.encoder.SampleFormat().Name(), outRate, t.encoder.ChannelLayout().String(), size)
	if strings.HasSuffix(t.form.layout, " channels") {
		return "pan=stereo|c0=c0|c1=c1," + filters
	}
	return filters
}
