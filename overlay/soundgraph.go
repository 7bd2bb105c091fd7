package overlay

import (
	"fmt"
	"strings"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// soundFormat is the format of decoded sound that a graph is made for.
type soundFormat struct {
	rate            int
	samples, layout string
}

func soundFormatOf(f *astiav.Frame) soundFormat {
	return soundFormat{rate: f.SampleRate(), samples: f.SampleFormat().Name(), layout: f.ChannelLayout().String()}
}

// prepareGraph makes a graph for sound of a format, unless it is there. Broadcasts change
// their format in the middle. What an old graph still holds, less than a frame of the
// encoder, is lost.
func (t *transcoder) prepareGraph(format soundFormat) error {
	if t.graph != nil && t.format == format {
		return nil
	}
	t.closeGraph()
	t.format = format
	if err := t.openGraph(); err != nil {
		return fmt.Errorf("converting sound of %d Hz, %s: %w", format.rate, format.layout, err)
	}
	return nil
}

// openGraph makes a libavfilter graph that converts decoded sound to the format of the
// encoder.
func (t *transcoder) openGraph() (err error) {
	t.graph, err = av.NewSoundGraph(av.SoundInput{Base: t.base, Rate: t.format.rate, Samples: t.format.samples, Layout: t.format.layout}, t.soundFilters())
	return err
}

func (t *transcoder) closeGraph() {
	if t.graph != nil {
		t.graph.Close()
		t.graph = nil
	}
}

// soundFilters convert to frames of the size that the encoder wants. libav cannot mix
// channels whose places are not given: the first two are taken.
func (t *transcoder) soundFilters() string {
	size := max(t.encoder.FrameSize(), 1)
	filters := fmt.Sprintf("aresample,aformat=sample_fmts=%s:sample_rates=%d:channel_layouts=%s,asetnsamples=n=%d:p=0",
		t.encoder.SampleFormat().Name(), outRate, t.encoder.ChannelLayout().String(), size)
	if strings.HasSuffix(t.format.layout, " channels") {
		return "pan=stereo|c0=c0|c1=c1," + filters
	}
	return filters
}
