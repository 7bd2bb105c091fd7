package av

/*
#include <stdlib.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>

typedef struct {
	AVFilterGraph *graph;
	AVFilterContext *from, *to; // they belong to graph
} fc_graph;

static int fc_connect(fc_graph *g, const char *filters) {
	AVFilterInOut *in = avfilter_inout_alloc(), *out = avfilter_inout_alloc();
	int ret = AVERROR(ENOMEM);
	if (in && out) {
		*out = (AVFilterInOut){.name = av_strdup("in"), .filter_ctx = g->from};
		*in = (AVFilterInOut){.name = av_strdup("out"), .filter_ctx = g->to};
		if (in->name && out->name) ret = avfilter_graph_parse_ptr(g->graph, filters, &in, &out, NULL);
	}
	avfilter_inout_free(&in);
	avfilter_inout_free(&out);
	return ret;
}

static int fc_build(fc_graph *g, const char *source, const char *sink, const char *options, const char *filters) {
	if (!(g->graph = avfilter_graph_alloc())) return AVERROR(ENOMEM);
	g->graph->nb_threads = 1;
	int ret = avfilter_graph_create_filter(&g->from, avfilter_get_by_name(source), "in", options, NULL, g->graph);
	if (ret >= 0) ret = avfilter_graph_create_filter(&g->to, avfilter_get_by_name(sink), "out", NULL, NULL, g->graph);
	if (ret >= 0) ret = fc_connect(g, filters);
	return ret >= 0 ? avfilter_graph_config(g->graph, NULL) : ret;
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// Graph is a libavfilter graph with one source and one sink.
type Graph struct{ c C.fc_graph }

// NewPictureGraph makes a graph of filters, as libavfilter writes them, for pictures.
func NewPictureGraph(in PictureInput, filters string) (*Graph, error) {
	return newGraph("buffer", "buffersink", in.options(), filters)
}

// NewSoundGraph makes a graph of filters, as libavfilter writes them, for sound.
func NewSoundGraph(in SoundInput, filters string) (*Graph, error) {
	return newGraph("abuffer", "abuffersink", in.options(), filters)
}

func newGraph(source, sink, options, filters string) (*Graph, error) {
	contexts.Add(1)
	texts := [...]*C.char{C.CString(source), C.CString(sink), C.CString(options), C.CString(filters)}
	defer func() {
		for _, text := range texts {
			C.free(unsafe.Pointer(text))
		}
	}()
	g := &Graph{}
	if err := failure(C.fc_build(&g.c, texts[0], texts[1], texts[2], texts[3])); err != nil {
		g.Close()
		return nil, err
	}
	return g, nil
}

// Send moves what f holds into the graph; f is empty afterwards.
func (g *Graph) Send(f *astiav.Frame) error { return g.add(frameOf(f), 0) }

// SendReference gives the graph a reference to what f holds.
func (g *Graph) SendReference(f *astiav.Frame) error {
	return g.add(frameOf(f), C.AV_BUFFERSRC_FLAG_KEEP_REF)
}

// End tells the graph that no frame follows.
func (g *Graph) End() error { return g.add(nil, 0) }

func (g *Graph) add(f *C.AVFrame, flags C.int) error {
	return failure(C.av_buffersrc_add_frame_flags(g.c.from, f, flags))
}

// Receive fills f with the next frame of the graph; astiav.ErrEagain where it wants
// another one first.
func (g *Graph) Receive(f *astiav.Frame) error {
	return failure(C.av_buffersink_get_frame(g.c.to, frameOf(f)))
}

// Close frees the graph. It is called once.
func (g *Graph) Close() {
	C.avfilter_graph_free(&g.c.graph)
	contexts.Add(-1)
}
