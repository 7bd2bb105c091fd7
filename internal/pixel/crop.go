package pixel

import "math"

// Cropper cuts upright, aligned squares out of a picture. It keeps its
// scratch memory; one goroutine uses it at a time.
type Cropper struct {
	blocks  []byte   // source, averaged in blocks
	fine    []byte   // crop at twice its size
	columns []uint16 // sums of a row of blocks
}

// Crop fills dst with a part of src. toSource maps pixels of dst to displayed pixels of src;
// aspect is the displayed width of one sample of src. Coordinates are continuous: the centre
// of the first pixel is (0.5, 0.5). Outside the picture the border samples are repeated.
//
// Enlarging interpolates linearly. Shrinking averages four interpolated values for each
// pixel. If those would lie two or more source samples apart, it first averages blocks of
// whole samples, so that no sample is skipped and the crop does not change when a face comes
// nearer. The blocks lie on a grid that does not move with the face.
func (c *Cropper) Crop(dst, src Gray, toSource Similarity, aspect float64) {
	shrink := max(toSource.Scale()/aspect, toSource.Scale())
	if shrink <= 1 {
		newAffine(toSource, aspect).sample(dst, src)
		return
	}
	fine := scratch(&c.fine, 2*dst.W, 2*dst.H)
	toSource.A, toSource.B = toSource.A/2, toSource.B/2
	m := newAffine(toSource, aspect)
	kx, ky := blockSide(toSource.Scale()/aspect), blockSide(toSource.Scale())
	if kx > 1 || ky > 1 {
		region := m.sourceRegion(fine.W, fine.H, src.W, src.H)
		region.x0, region.y0 = region.x0/kx*kx, region.y0/ky*ky
		src = c.shrink(src, region, kx, ky)
		m = m.toBlocks(region, kx, ky)
	}
	m.sample(fine, src)
	halve(dst, fine)
}

// scratch is a picture in memory that is used again for the next one.
func scratch(memory *[]byte, w, h int) Gray {
	if cap(*memory) < w*h {
		*memory = make([]byte, w*h)
	}
	return Gray{Pix: (*memory)[:w*h], Stride: w, W: w, H: h}
}

// blockSide is how many samples are averaged in one direction before sampling.
func blockSide(shrink float64) int { return min(max(1, int(shrink)), maxRows) }

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

// rect is a range of samples; x1 and y1 are excluded.
type rect struct{ x0, y0, x1, y1 int }

// sourceRegion is the part of the source that a crop of w x h covers, at least one sample.
func (m affine) sourceRegion(w, h, srcW, srcH int) rect {
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

// toBlocks maps to blocks of kx x ky samples of the region r instead of to samples.
func (m affine) toBlocks(r rect, kx, ky int) affine {
	fx, fy := float64(kx), float64(ky)
	return affine{
		xx: m.xx / fx, xy: m.xy / fx, x0: (m.x0 - float64(r.x0)) / fx,
		yx: m.yx / fy, yy: m.yy / fy, y0: (m.y0 - float64(r.y0)) / fy,
	}
}
