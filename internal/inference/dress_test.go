package inference

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// portrait is a picture of 200x300 with chroma of half its size: skin in the box 70, 80, 60, 80, clothes
// under it and hair over it, each of one colour (Y, Cb, Cr).
func portrait(skin, clothes, hair [3]byte) (luma pixel.Gray, chroma [2]pixel.Gray, f *face.Face) {
	luma, chroma[0], chroma[1] = pixel.NewGray(200, 300), pixel.NewGray(100, 150), pixel.NewGray(100, 150)
	for k, g := range []pixel.Gray{luma, chroma[0], chroma[1]} {
		for i := range g.Pix {
			switch y := i / g.W * 300 / g.H; {
			case y < 80:
				g.Pix[i] = hair[k]
			case y < 160:
				g.Pix[i] = skin[k]
			default:
				g.Pix[i] = clothes[k]
			}
		}
	}
	return luma, chroma, &face.Face{Box: face.Box{X: 70, Y: 80, W: 60, H: 80}}
}

// TestDress: clothes and hair have their own colours, and the face's light is the reference.
func TestDress(t *testing.T) {
	luma, chroma, f := portrait([3]byte{142, 118, 150}, [3]byte{67, 140, 120}, [3]byte{42, 124, 133})
	d := Dress(f, luma, chroma, 200, 300)
	if d == nil || !d.Clothes.Known || !d.Hair.Known {
		t.Fatalf("%+v", d)
	}
	near := func(what string, got float32, want float64) {
		if math.Abs(float64(got)-want) > 1e-3 {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	near("light of clothes", d.Clothes.Light, -0.6931)
	near("blue of clothes", d.Clothes.Blue, 12)
	near("red of clothes", d.Clothes.Red, -8)
	near("light of hair", d.Hair.Light, -1.0986)
	near("blue of hair", d.Hair.Blue, -4)
	near("red of hair", d.Hair.Red, 5)
}

// TestDressUnknown: clothes outside the picture are unknown, and a grey picture has no dress.
func TestDressUnknown(t *testing.T) {
	luma, chroma, f := portrait([3]byte{142, 118, 150}, [3]byte{67, 140, 120}, [3]byte{42, 124, 133})
	f.Box.Y = 210
	if d := Dress(f, luma, chroma, 200, 300); d == nil || d.Clothes.Known || !d.Hair.Known {
		t.Errorf("a face at the lower edge: %+v", d)
	}
	luma, chroma, f = portrait([3]byte{142, 128, 128}, [3]byte{67, 128, 128}, [3]byte{42, 128, 128})
	if d := Dress(f, luma, chroma, 200, 300); d != nil {
		t.Errorf("a grey picture: %+v", d)
	}
}
