package inference

import (
	"fmt"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// Region finds a face again near the place where it is expected, in a square part of the
// picture around that place. The square is scaled to regionSide pixels, of which the face takes
// about half, whatever its size in the picture. Its network is loaded for the first face. One goroutine uses it at a time.
type Region struct {
	square
	minScore float32
	minFace  float32
	settings detection.Settings // once the network is loaded, as heads
	heads    []detection.Head
	decoder  detection.Decoder
}

const (
	regionSide   = models.RegionSide
	leastSide    = 48  // of a region, displayed pixels: more enlarged, a small face is blurred
	regionFaces  = 1.4 // longer sides of the face that a region is wide, at least
	leastOverlap = 0.3 // IoU of a face with the place where it is expected

	// expectedShare is the least score of a face in a region as a share of that of a face in a
	// whole picture: a face is expected there.
	expectedShare = 0.75
)

// TakesRegions tells whether the faces of a detector are found again in regions: its card has to name a network for
// that, or its own input has to be of any size. Others are not measured on regions.
func TakesRegions(card *models.Card) bool {
	return card.Regions != "" || IsMultiscale(card)
}

// IsMultiscale tells whether a detector is of the kind of the built-in one, with an input of any size.
func IsMultiscale(card *models.Card) bool {
	return card.Decoder == models.DecodeFacecue && card.Input.Width == 0
}

// OpenRegion loads a network for regions, or a detector that takes regions. minScore and minFace are as in NewDetector.
func OpenRegion(r *models.Registry, name string, kind models.Kind, minScore, minFace float32) (*Region, error) {
	region := NewRegion(func() (*models.Session, error) { return Open(r, name, kind) }, minScore, minFace)
	return region, region.load()
}

// NewRegion makes a region. open gives a session of a network for regions, or of a detector that takes regions.
func NewRegion(open func() (*models.Session, error), minScore, minFace float32) *Region {
	return &Region{square: newSquare(open), minScore: minScore, minFace: minFace}
}

// load loads the network, unless it is loaded.
func (r *Region) load() error {
	if err := r.square.load(); err != nil || r.heads != nil {
		return err
	}
	r.heads = heads(r.session, regionSide, regionSide)
	r.settings = detectionSettings(&r.session.Model().Card, r.minScore, r.minFace)
	r.settings.MinScore *= expectedShare
	return nil
}

// Find finds the face that is expected in a box of displayed pixels; ok is false where it finds
// none that overlaps the box enough. The face with the highest score counts.
func (r *Region) Find(in *Planes, expected face.Box) (found face.Face, ok bool, err error) {
	if err := r.load(); err != nil {
		return found, false, err
	}
	at := regionOf(expected, in.aspect())
	if ok, err := r.run(r.channels(in), at); err != nil || !ok {
		return found, false, err
	}
	faces, err := r.decoder.Decode(r.heads, r.settings, at.view(in.aspect()))
	if err != nil {
		return found, false, fmt.Errorf("model %s: %w", r.session.Model().Name, err)
	}
	x, y := float32(float64(at.x)*in.aspect()), float32(at.y)
	for _, f := range faces {
		if f = f.Moved(x, y); f.Box.IoU(expected) >= leastOverlap {
			return f, true, nil
		}
	}
	return found, false, nil
}

// channels are the planes that the network asks for. One for regions asks for luma, its detector may ask for colours.
func (r *Region) channels(in *Planes) []pixel.Gray {
	if r.session.Model().Kind == models.Region {
		return r.lumaOf(in)
	}
	return in.Channels
}

// rectangle is a part of a picture, in samples.
type rectangle struct{ x, y, w, h int }

// regionOf is the region around a box of displayed pixels; aspect is the displayed width of a sample. Its side
// and its place are of a few values only, so that a face that stands still is seen in the same
// region in each picture and its landmarks stand still too.
func regionOf(b face.Box, aspect float64) rectangle {
	side := max(leastSide, regionSideFor(regionFaces*max(b.W, b.H)))
	w := max(1, int(float64(float64(side/leastRegion)/aspect)+0.5)) * leastRegion
	c := b.Center()
	return rectangle{snap(float32(float64(c.X)/aspect), w), snap(c.Y, side), w, side}
}

// snap is the first sample of a length around a centre.
func snap(centre float32, length int) int {
	step := max(1, length/8)
	return (int(centre)+step/2)/step*step - length/2
}

// leastRegion divides the sides of all regions. So 96 samples of the network's input are a
// whole number of samples of the picture in 8 or fewer of them.
const leastRegion = 12

// regionSideFor is the side of a region that is next to a length: 24 or 36 times a power of two, so that
// sides of more than 144 are a multiple of the network's input.
func regionSideFor(length float32) int {
	const last = 1 << 12
	for octave := 1; octave < last; octave *= 2 {
		for _, side := range [...]struct {
			side int
			most float32 // the mean of the logarithms of this side and the next one
		}{{24, 29.4}, {36, 41.6}} {
			if side.most*float32(octave) >= length {
				return side.side * octave
			}
		}
	}
	return 36 * last
}

// view is what the network's input shows, moved to the first sample of the region.
func (r rectangle) view(aspect float64) detection.View {
	return detection.View{
		W: regionSide, H: regionSide,
		ScaleX: float32(float64(r.w) * aspect / regionSide), ScaleY: float32(r.h) / regionSide,
	}
}
