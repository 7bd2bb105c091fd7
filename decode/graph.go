package decode

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// graph is a libavfilter graph that gives one picture for each it takes.
type graph struct {
	graph    *astiav.FilterGraph
	from, to *astiav.FilterContext
}

// exactScaling is for a scaler that libavfilter puts in where a filter does not take a
// pixel format: it gives the same pixels on every processor.
const exactScaling = "sws_flags=bicubic+accurate_rnd+bitexact;"

func newGraph(s shape, base, aspect astiav.Rational) (g *graph, err error) {
	g = &graph{graph: astiav.AllocFilterGraph()}
	g.graph.SetThreadCount(1)
	defer func() {
		if err != nil {
			g.close()
		}
	}()
	if aspect.Num() <= 0 || aspect.Den() <= 0 {
		aspect = astiav.NewRational(0, 1)
	}
	args := astiav.FilterArgs{
		"video_size":   fmt.Sprintf("%dx%d", s.w, s.h),
		"pix_fmt":      fmt.Sprint(int(s.format)),
		"time_base":    fmt.Sprintf("%d/%d", base.Num(), base.Den()),
		"pixel_aspect": fmt.Sprintf("%d/%d", aspect.Num(), aspect.Den()),
	}
	if g.from, err = g.graph.NewFilterContext(astiav.FindFilterByName("buffer"), "in", args); err != nil {
		return g, err
	}
	if g.to, err = g.graph.NewFilterContext(astiav.FindFilterByName("buffersink"), "out", nil); err != nil {
		return g, err
	}
	if err = g.link(s.filters); err != nil {
		return g, err
	}
	return g, g.graph.Configure()
}

func (g *graph) link(filters string) error {
	outputs, inputs := astiav.AllocFilterInOut(), astiav.AllocFilterInOut()
	defer outputs.Free()
	defer inputs.Free()
	outputs.SetName("in")
	outputs.SetFilterContext(g.from)
	inputs.SetName("out")
	inputs.SetFilterContext(g.to)
	err := g.graph.Parse(exactScaling+filters, inputs, outputs)
	if err != nil {
		g.from, g.to = nil, nil // libav has freed every filter of the graph
	}
	return err
}

// run takes what f holds, not f itself, and returns a new picture.
func (g *graph) run(f *astiav.Frame) (*astiav.Frame, error) {
	if err := g.from.BuffersrcAddFrame(f, astiav.NewBuffersrcFlags()); err != nil {
		return nil, err
	}
	out := newPicture()
	if err := g.to.BuffersinkGetFrame(out, astiav.NewBuffersinkFlags()); err != nil {
		freePicture(out)
		return nil, err
	}
	return out, nil
}

func (g *graph) close() {
	if g.from != nil {
		g.from.Free()
	}
	if g.to != nil {
		g.to.Free()
	}
	g.graph.Free()
}
