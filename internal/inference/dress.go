package inference

import (
	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// part is a rectangle beside a face, in widths and heights of its box from its top left corner.
type part struct{ x0, y0, x1, y1 float64 }

// The parts by which people are compared. Clothes begin a little under the chin, and recordings of faces
// seldom show more of them.
var (
	skin    = part{0.125, 0.275, 0.875, 0.775}
	hair    = part{0.125, -0.35, 0.875, 0}
	clothes = part{-0.5, 1.15, 1.5, 1.775}
)

const (
	partColumns, partRows = 24, 12 // points at which a part is measured

	leastShown  = 0.2 // share of a part that lies in the picture
	leastColour = 4.0 // mean |Cb| + |Cr| of a face in a picture with colour
	blackLevel  = 8.0 // added to lumas, so that the dark ones do not differ by their noise
)

// Dress measures clothes and hair of a face by luma and chroma (Cb, Cr) of a picture of w times h
// displayed pixels; nil where the picture has no colour.
func Dress(f *face.Face, luma pixel.Gray, chroma [2]pixel.Gray, w, h int) *face.Dress {
	planes := [3]pixel.Gray{luma, chroma[0], chroma[1]}
	own, ok := skin.mean(f.Box, planes, w, h)
	if !ok || max(own[1], -own[1])+max(own[2], -own[2]) < leastColour {
		return nil
	}
	tone := func(p part) face.Tone {
		m, ok := p.mean(f.Box, planes, w, h)
		if !ok {
			return face.Tone{}
		}
		light := elementary.Log((m[0] + blackLevel) / (own[0] + blackLevel))
		return face.Tone{Known: true, Light: face.RoundScore(float32(light)), Blue: face.RoundScore(float32(m[1])), Red: face.RoundScore(float32(m[2]))}
	}
	return &face.Dress{Clothes: tone(clothes), Hair: tone(hair)}
}

// mean is the mean of luma, Cb and Cr of the part beside a face, the chroma as differences from grey; ok is false
// where too little of the part lies in the picture.
func (p part) mean(b face.Box, planes [3]pixel.Gray, w, h int) (mean [3]float64, ok bool) {
	var sum [3]int
	count := 0
	for j := range partRows {
		y := float64(b.Y) + float64(float64(b.H)*(p.y0+float64((p.y1-p.y0)*(float64(j)+0.5)/partRows)))
		for i := range partColumns {
			x := float64(b.X) + float64(float64(b.W)*(p.x0+float64((p.x1-p.x0)*(float64(i)+0.5)/partColumns)))
			if x < 0 || y < 0 || x >= float64(w) || y >= float64(h) {
				continue
			}
			count++
			for k := range planes {
				sum[k] += int(at(planes[k], x/float64(w), y/float64(h)))
			}
		}
	}
	if float64(count) < leastShown*partRows*partColumns {
		return mean, false
	}
	for k := range mean {
		mean[k] = float64(sum[k]) / float64(count)
	}
	mean[1], mean[2] = mean[1]-128, mean[2]-128
	return mean, true
}

// at is the sample of a plane at a place of its picture, 0 to 1, without 1.
func at(g pixel.Gray, x, y float64) byte {
	return g.Pix[min(int(y*float64(g.H)), g.H-1)*g.Stride+min(int(x*float64(g.W)), g.W-1)]
}
