package frame

import (
	"sync"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// slab is how many frames are allocated at a time.
const slab = 64

// Pool keeps what closed frames leave, so that a long recording makes no garbage:
// AVFrames without their pictures, and the memory of findings. Its frames may
// outlive it and may be closed by any goroutine. The zero Pool is empty and usable.
//
// A frame itself is not used twice, since closing it again must do nothing.
type Pool struct {
	mu       sync.Mutex
	pictures []*astiav.Frame
	faces    [][]face.Face
	fresh    []Frame
	closed   bool
}

// Picture is an AVFrame without a picture, the caller's own.
func (p *Pool) Picture() *astiav.Frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	if picture, ok := pop(&p.pictures); ok {
		return picture
	}
	return av.NewFrame()
}

// New takes over an AVFrame, also when it fails. Closing the frame brings the
// AVFrame and the memory of the findings back.
func (p *Pool) New(picture *astiav.Frame) (*Frame, error) {
	f := p.shell()
	if err := f.init(picture); err != nil {
		return nil, err
	}
	f.pool = p
	return f, nil
}

func (p *Pool) shell() *Frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.fresh) == 0 {
		p.fresh = make([]Frame, slab)
	}
	f := &p.fresh[0]
	p.fresh = p.fresh[1:]
	if list, ok := pop(&p.faces); ok {
		f.Result.Faces = list[:0]
	}
	return f
}

// put takes what a closed frame leaves.
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

// Close frees the AVFrames it keeps. It may be called again.
func (p *Pool) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, picture := range p.pictures {
		av.FreeFrame(picture)
	}
	p.pictures, p.faces, p.fresh = nil, nil, nil
}

func pop[T any](list *[]T) (last T, ok bool) {
	n := len(*list)
	if n == 0 {
		return last, false
	}
	last = (*list)[n-1]
	*list = (*list)[:n-1]
	return last, true
}
