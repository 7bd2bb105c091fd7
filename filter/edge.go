package filter

import (
	"errors"
	"sync"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/follow"
	"github.com/facecue/facecue/internal/frame"
)

// Edge is what is found in the first frame of a block; the zero value is that of a frame by itself. The first worker that
// asks for it finds it, others wait. What is found may depend on the edge of the block before. So an edge refers to that one, and
// has a frame of its own: the worker that asks for an edge finds the edges before it too, if no other worker has done so.
type Edge struct {
	mu     sync.Mutex
	frame  *frame.Frame // a reference; nil where there is none, and once the edge is found
	before *Edge        // nil at the beginning of a recording, and once the edge is found
	done   bool
	faces  []follow.Found
	view   view
	err    error
}

// view is what a frame shows, as far as it tells two shots apart.
type view struct {
	w, h  int // displayed pixels
	scene face.Scene
}

// viewOf is the view of a frame whose scene is known.
func viewOf(f *frame.Frame) view {
	w, h := f.DisplayedSize()
	return view{w, h, f.Result.Scene}
}

// isCut tells whether next is of another shot. A picture of another size begins another shot.
func (v *view) isCut(next *view) bool {
	return v.w != next.w || v.h != next.h || v.scene.Difference(&next.scene) > cutChange
}

// NewEdge makes the edge at the first frame of a recording, of which it takes a reference.
func NewEdge(f *frame.Frame) (*Edge, error) { return newEdge(f, nil) }

func newEdge(f *frame.Frame, before *Edge) (*Edge, error) {
	ref, err := f.Ref()
	return &Edge{frame: ref, before: before}, err
}

// get gives the faces, which are not changed afterwards. find finds them in f or, where f is nil, in the edge's own frame.
func (e *Edge) get(f *frame.Frame, find func(*frame.Frame, *Edge) ([]follow.Found, error)) ([]follow.Found, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.done {
		return e.faces, e.err
	}
	if f == nil {
		f = e.frame
	}
	if f == nil {
		return nil, frame.ErrClosed
	}
	e.faces, e.err = find(f, e.before)
	e.view, e.done = viewOf(f), true
	e.err = errors.Join(e.err, e.free())
	return e.faces, e.err
}

// Close frees the edge's frame, and forgets the edge before. The faces stay. It may be called again.
func (e *Edge) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.free()
}

func (e *Edge) free() error {
	e.before = nil
	if e.frame == nil {
		return nil
	}
	err := e.frame.Close()
	e.frame = nil
	return err
}
