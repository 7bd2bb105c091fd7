package inference

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// TestPack: two channels of 3x2, the picture in the top left corner, the rest black;
// numbers are scaled, bytes are not.
func TestPack(t *testing.T) {
	picture := pixel.Gray{Pix: []byte{1, 2, 3, 4}, Stride: 2, W: 2, H: 2}
	p := packer{numbers: []*pixel.Packer{pixel.NewPacker(1, 2), pixel.NewPacker(0, 1)}}
	numbers, bytes := models.Samples{Numbers: make([]float32, 12)}, models.Samples{Bytes: slices.Repeat([]byte{9}, 12)}
	for _, to := range []models.Samples{numbers, bytes} {
		p.blacken(to)
		p.pack(to, 0, 3, 2, picture)
	}
	if want := []float32{0, 2, -2, 4, 6, -2, 0, 0, 0, 0, 0, 0}; !slices.Equal(numbers.Numbers, want) {
		t.Errorf("numbers %v, want %v", numbers.Numbers, want)
	}
	if want := []byte{1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 0, 0}; !slices.Equal(bytes.Bytes, want) {
		t.Errorf("bytes %v, want %v", bytes.Bytes, want)
	}
}

// TestPackStandard: a network with Standard gets each picture divided by its own standard
// deviation.
func TestPackStandard(t *testing.T) {
	p := newPacker(models.Input{Channels: models.Grey, Standard: &models.Standard{Step: 0.1, Zero: 100}})
	to := models.Samples{Bytes: make([]byte, 4)}
	p.pack(to, 0, 2, 2, pixel.Gray{Pix: []byte{10, 20, 30, 40}, Stride: 2, W: 2, H: 2})
	if want := []byte{87, 96, 104, 113}; !slices.Equal(to.Bytes, want) {
		t.Errorf("bytes %v, want %v", to.Bytes, want)
	}
}
