package frame

import (
	"sync"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// batch is how many Frames are allocated at a time.
const batch = 64

// Pool keeps parts of closed frames for new ones, so that a long recording makes no
// garbage: AVFrames without samples, and lists of faces. Its frames may outlive it and may
// be closed by any goroutine. The zero Pool is empty and usable.
//
// A Frame itself is not used again, since closing it a second time must do nothing.
type Pool struct {
	mu       sync.Mutex
	pictures []*astiav.Frame
	faces    [][]face.Face
	fresh    []Frame
	closed   bool
}

// AV is an AVFrame without samples, which the caller owns.
func (p *Pool) AV() *astiav.Frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	if picture, ok := pop(&p.pictures); ok {
		return picture
	}
	return av.NewFrame()
}

// New owns an AVFrame, also when it fails. Closing the frame gives the AVFrame and the list
// of faces back to the pool.
func (p *Pool) New(picture *astiav.Frame) (*Frame, error) {
	f := p.unused()
	if err := f.init(picture); err != nil {
		return nil, err
	}
	f.pool = p
	return f, nil
}

// unused is a Frame that was never used, with a list of faces from a closed frame.
func (p *Pool) unused() *Frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.fresh) == 0 {
		p.fresh = make([]Frame, batch)
	}
	f := &p.fresh[0]
	p.fresh = p.fresh[1:]
	if list, ok := pop(&p.faces); ok {
		f.Result.Faces = list[:0]
	}
	return f
}

// put keeps the parts of a closed frame.
func (p *Pool) put(picture *astiav.Frame, faces []face.Face) {
	picture.Unref()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		av.FreeFrame(picture)
		return
	}
	p.pictures = append(p.pictures, picture)
	if cap(faces) > 0 {
		p.faces = append(p.faces, faces)
	}
}

// Close frees the AVFrames in the pool. It may be called again.
func (p *Pool) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, picture := range p.pictures {
		av.FreeFrame(picture)
	}
	p.pictures, p.faces, p.fresh = nil, nil, nil
}

// pop takes the last value of a list; ok is false where it is empty.
func pop[T any](list *[]T) (last T, ok bool) {
	n := len(*list)
	if n == 0 {
		return last, false
	}
	last = (*list)[n-1]
	*list = (*list)[:n-1]
	return last, true
}
