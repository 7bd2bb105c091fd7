package overlay

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// openGraph makes the libavfilter graph from the sound as decoded to what the
// encoder takes.
func (t *transcoder) openGraph(f *astiav.Frame) (err error) {
	t.graph = astiav.AllocFilterGraph()
	args := astiav.FilterArgs{
		"time_base":      fmt.Sprintf("%d/%d", t.base.Num(), t.base.Den()),
		"sample_rate":    fmt.Sprint(f.SampleRate()),
		"sample_fmt":     f.SampleFormat().Name(),
		"channel_layout": f.ChannelLayout().String(),
	}
	if t.from, err = t.graph.NewFilterContext(astiav.FindFilterByName("abuffer"), "in", args); err != nil {
		return err
	}
	if t.to, err = t.graph.NewFilterContext(astiav.FindFilterByName("abuffersink"), "out", nil); err != nil {
		return err
	}
	outputs, inputs := astiav.AllocFilterInOut(), astiav.AllocFilterInOut()
	defer outputs.Free()
	defer inputs.Free()
	outputs.SetName("in")
	outputs.SetFilterContext(t.from)
	inputs.SetName("out")
	inputs.SetFilterContext(t.to)
	if err := t.graph.Parse(t.soundFilters(), inputs, outputs); err != nil {
		return err
	}
	return t.graph.Configure()
}

// soundFilters ends in frames of just the size the encoder wants.
func (t *transcoder) soundFilters() string {
	size := max(t.encoder.FrameSize(), 1)
	return fmt.Sprintf("aresample,aformat=sample_fmts=%s:sample_rates=%d:channel_layouts=%s,asetnsamples=n=%d:p=0",
		t.encoder.SampleFormat().Name(), outRate, t.encoder.ChannelLayout().String(), size)
}
