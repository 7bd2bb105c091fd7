// Package pixel computes on 8-bit grey pictures: views, scaling, aligned crops, measures,
// samples for networks. The caller owns the memory. No libav, no cgo.
package pixel

import "fmt"

// Gray is a view of 8-bit luma. Row y starts at Pix[y*Stride]; Stride is at
// least W. The function that makes a view says how long it is valid.
type Gray struct {
	Pix    []byte
	Stride int
	W, H   int
}

// NewGray allocates a black picture.
func NewGray(w, h int) Gray {
	return Gray{Pix: make([]byte, w*h), Stride: w, W: w, H: h}
}

// Row is one line of the picture, exactly W bytes.
func (g Gray) Row(y int) []byte { return g.Pix[y*g.Stride : y*g.Stride+g.W] }

// Thinned is the view of each nth row, from the first one on.
func (g Gray) Thinned(n int) Gray {
	return Gray{Pix: g.Pix, Stride: g.Stride * n, W: g.W, H: (g.H + n - 1) / n}
}

// Check refuses a view whose rows reach outside Pix.
func (g Gray) Check() error {
	if g.W <= 0 || g.H <= 0 || g.Stride < g.W || len(g.Pix) < (g.H-1)*g.Stride+g.W {
		return fmt.Errorf("grey view %dx%d with stride %d does not fit %d bytes", g.W, g.H, g.Stride, len(g.Pix))
	}
	return nil
}
