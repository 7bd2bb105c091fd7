package av

import "github.com/asticode/go-astiav"

// Graph is a libavfilter graph with one source and one sink.
type Graph struct {
	graph    *astiav.FilterGraph
	from, to *astiav.FilterContext
}

// NewPictureGraph makes a graph for pictures as args, the options of libavfilter's
// buffer, describe them.
func NewPictureGraph(args astiav.FilterArgs, filters string) (*Graph, error) {
	return newGraph("buffer", "buffersink", args, filters)
}

// NewSoundGraph makes a graph for sound as args, the options of libavfilter's abuffer,
// describe it.
func NewSoundGraph(args astiav.FilterArgs, filters string) (*Graph, error) {
	return newGraph("abuffer", "abuffersink", args, filters)
}

func newGraph(source, sink string, args astiav.FilterArgs, filters string) (*Graph, error) {
	contexts.Add(1)
	g := &Graph{graph: astiav.AllocFilterGraph()}
	g.graph.SetThreadCount(1)
	if err := g.build(source, sink, args, filters); err != nil {
		g.Close()
		return nil, err
	}
	return g, nil
}

func (g *Graph) build(source, sink string, args astiav.FilterArgs, filters string) (err error) {
	if g.from, err = g.graph.NewFilterContext(astiav.FindFilterByName(source), "in", args); err != nil {
		return err
	}
	if g.to, err = g.graph.NewFilterContext(astiav.FindFilterByName(sink), "out", nil); err != nil {
		return err
	}
	if err = g.link(filters); err != nil {
		return err
	}
	return g.graph.Configure()
}

func (g *Graph) link(filters string) error {
	outputs, inputs := astiav.AllocFilterInOut(), astiav.AllocFilterInOut()
	defer outputs.Free()
	defer inputs.Free()
	outputs.SetName("in")
	outputs.SetFilterContext(g.from)
	inputs.SetName("out")
	inputs.SetFilterContext(g.to)
	err := g.graph.Parse(filters, inputs, outputs)
	if err != nil {
		g.from, g.to = nil, nil // libav has freed every filter of the graph
	}
	return err
}

// Send moves what f holds into the graph; f is empty afterwards.
func (g *Graph) Send(f *astiav.Frame) error {
	return g.from.BuffersrcAddFrame(f, astiav.NewBuffersrcFlags())
}

// SendReference gives the graph a reference to what f holds.
func (g *Graph) SendReference(f *astiav.Frame) error {
	return g.from.BuffersrcAddFrame(f, astiav.NewBuffersrcFlags(astiav.BuffersrcFlagKeepRef))
}

// End tells the graph that no frame follows.
func (g *Graph) End() error { return g.Send(nil) }

// Receive fills f with the next frame of the graph; astiav.ErrEagain where it wants
// another one first.
func (g *Graph) Receive(f *astiav.Frame) error {
	return g.to.BuffersinkGetFrame(f, astiav.NewBuffersinkFlags())
}

// Close frees the graph. It is called once.
func (g *Graph) Close() {
	for _, c := range []*astiav.FilterContext{g.from, g.to} {
		if c != nil {
			c.Free()
		}
	}
	g.graph.Free()
	contexts.Add(-1)
}
