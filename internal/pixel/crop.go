package pixel

import "math"

// Cropper cuts upright, aligned squares out of a picture. It keeps its
// scratch memory; one goroutine uses it at a time.
type Cropper struct {
	blocks []byte // averaged source
	fine   []byte // crop at twice its size
	rows   rowSums
}

// Crop fills dst with what a similarity maps onto it. The similarity goes from
// dst's pixels to displayed pixels of src; aspect is the displayed width of
// one sample of src. Coordinates are continuous: the centre of the first pixel
// is (0.5, 0.5). Outside the picture its border is repeated.
//
// Enlarging interpolates linearly. Shrinking takes four samples for each pixel
// and, where those would still lie two or more source samples apart, averages
// blocks of whole samples first, so that nothing is skipped and a face that
// comes nearer keeps its look. The blocks lie on a fixed grid and do not jitter
// with the face.
func (c *Cropper) Crop(dst, src Gray, toSource Similarity, aspect float64) {
	shrink := max(toSource.Scale()/aspect, toSource.Scale())
	if shrink <= 1 {
		newAffine(toSource, aspect).sample(dst, src)
		return
	}
	fine := scratch(&c.fine, 2*dst.W, 2*dst.H)
	toSource.A, toSource.B = toSource.A/2, toSource.B/2
	m := newAffine(toSource, aspect)
	kx, ky := block(toSource.Scale()/aspect), block(toSource.Scale())
	if kx > 1 || ky > 1 {
		region := m.cover(fine.W, fine.H, src.W, src.H)
		region.x0, region.y0 = region.x0/kx*kx, region.y0/ky*ky
		src = c.shrink(src, region, kx, ky)
		m = m.within(region, kx, ky)
	}
	m.sample(fine, src)
	halve(dst, fine)
}

// scratch is a picture in memory that is kept for the next one.
func scratch(memory *[]byte, w, h int) Gray {
	if cap(*memory) < w*h {
		*memory = make([]byte, w*h)
	}
	return Gray{Pix: (*memory)[:w*h], Stride: w, W: w, H: h}
}

// block is how many samples are averaged before sampling.
func block(shrink float64) int { return min(max(1, int(shrink)), mostRows) }

// affine maps pixels of the crop to samples of the source.
type affine struct{ xx, xy, x0, yx, yy, y0 float64 }

func newAffine(s Similarity, aspect float64) affine {
	return affine{
		xx: s.A / aspect, xy: -s.B / aspect, x0: s.X / aspect,
		yx: s.B, yy: s.A, y0: s.Y,
	}
}

func (m affine) at(x, y float64) (float64, float64) {
	return float64(m.xx*x) + float64(m.xy*y) + m.x0, float64(m.yx*x) + float64(m.yy*y) + m.y0
}

// rect is a range of samples; x1 and y1 are outside.
type rect struct{ x0, y0, x1, y1 int }

// cover is the part of the source that the crop touches, at least one sample.
func (m affine) cover(w, h, srcW, srcH int) rect {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range [4][2]float64{{0, 0}, {float64(w), 0}, {0, float64(h)}, {float64(w), float64(h)}} {
		x, y := m.at(corner[0], corner[1])
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	x0, x1 := clampRange(minX, maxX, srcW)
	y0, y1 := clampRange(minY, maxY, srcH)
	return rect{x0, y0, x1, y1}
}

func clampRange(from, to float64, size int) (int, int) {
	limit := func(v float64) float64 { return min(max(v, 0), float64(size)) }
	first := min(int(limit(from)), size-1)
	return first, max(first+1, int(math.Ceil(limit(to))))
}

// within maps into the shrunken region instead.
func (m affine) within(r rect, kx, ky int) affine {
	fx, fy := float64(kx), float64(ky)
	return affine{
		xx: m.xx / fx, xy: m.xy / fx, x0: (m.x0 - float64(r.x0)) / fx,
		yx: m.yx / fy, yy: m.yy / fy, y0: (m.y0 - float64(r.y0)) / fy,
	}
}
