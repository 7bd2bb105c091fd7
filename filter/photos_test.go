package filter

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg"
	_ "image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

const samples = "../../shared/samples"

// reference holds the faces that a larger detector found in a photo.
type reference struct {
	File          string
	Width, Height int
	Faces         []struct {
		Score  float32
		Box    [4]float32
		Points [5][2]float32
	}
}

// photoGoal holds the least figures that the detector must reach on photos, searched in one
// way.
type photoGoal struct {
	name   string
	search string  // options of detect
	still  bool    // whether the photo is a picture file, and not a frame of a film
	least  float32 // side of the faces that count, in a photo scaled to 640
	recall float64 // of the reference's faces
	wrong  float64 // false faces a photo, at most
	points float64 // how far landmarks may be off, in faces (median)
}

// TestPhotos measures the detector on photos: recall, false faces, landmarks.
func TestPhotos(t *testing.T) {
	refs := readReferences(t)
	for _, goal := range []photoGoal{
		{"as usual", "", true, 30, 0.93, 0.1, 0.04},
		{"as a frame of a film", "", false, 30, 0.93, 0.1, 0.04},
		{"640 px", "size=640:block=1:", true, 30, 0.93, 0.1, 0.04},
		{"320 px", "size=320:block=1:", true, 60, 0.92, 0.1, 0.04},
	} {
		measurePhotos(t, refs, goal)
	}
}

func measurePhotos(t *testing.T, refs []reference, goal photoGoal) {
	t.Helper()
	env := testEnv(t)
	card, err := env.Models.Open(models.DefaultDetector)
	if err != nil {
		t.Fatal(err)
	}
	d := build(t, env, "detect", fmt.Sprintf("%slow=%g:min=0", goal.search, card.Card.Threshold.High))
	if err := d.Configure(face.Stream{Still: goal.still}); err != nil {
		t.Fatal(err)
	}
	var hit, wanted, wrong, photos int
	var off []float64
	for _, ref := range refs {
		grey, ok := loadPhoto(t, filepath.Join(samples, "photos", ref.File))
		if !ok {
			continue
		}
		if grey.W != ref.Width && grey.W == ref.Height {
			grey = turned(grey)
		}
		photos++
		faces := process(t, d, greyFrame(t, grey, 1)).Faces
		h, w := ref.hits(faces, goal.least)
		hit, wanted = hit+len(h), wanted+w
		off = append(off, h...)
		wrong += ref.wrong(faces)
	}
	slices.Sort(off)
	recall, each, points := float64(hit)/float64(wanted), float64(wrong)/float64(photos), off[len(off)/2]
	t.Logf("%s, %d photos: recall %.3f of %d faces, %.3f false faces a photo, landmarks off by %.3f of the face (median)",
		goal.name, photos, recall, wanted, each, points)
	if recall < goal.recall || each > goal.wrong || points > goal.points {
		t.Errorf("short of recall %.2f, %.1f false faces a photo, landmarks within %.3f", goal.recall, goal.wrong, goal.points)
	}
}

func readReferences(t *testing.T) (refs []reference) {
	f, err := os.Open(filepath.Join(samples, "reference_photos.jsonl.gz"))
	if err != nil {
		t.Skip("SKIP: no sample photos:", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r reference
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		refs = append(refs, r)
	}
	return refs
}

// loadPhoto decodes a photo to grey by Rec. 601; false for formats Go lacks.
func loadPhoto(t *testing.T, path string) (pixel.Gray, bool) {
	f, err := os.Open(path)
	if err != nil {
		t.Logf("not looked at: %v", err)
		return pixel.Gray{}, false
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Logf("not looked at: %s: %v", path, err)
		return pixel.Gray{}, false
	}
	if jpeg, ok := picture.(*image.YCbCr); ok { // its luma is that grey
		return pixel.Gray{Pix: jpeg.Y, Stride: jpeg.YStride, W: jpeg.Rect.Dx(), H: jpeg.Rect.Dy()}, true
	}
	b := picture.Bounds()
	grey := pixel.NewGray(b.Dx(), b.Dy())
	for y := range grey.H {
		for x := range grey.W {
			grey.Pix[y*grey.Stride+x] = color.GrayModel.Convert(picture.At(b.Min.X+x, b.Min.Y+y)).(color.Gray).Y
		}
	}
	return grey, true
}

// turned is a photo turned clockwise: the one that lies on its side was taken so, and
// says so in its Exif data (orientation 6), which Go's decoder does not follow.
func turned(g pixel.Gray) pixel.Gray {
	out := pixel.NewGray(g.H, g.W)
	for y := range out.H {
		for x := range out.W {
			out.Pix[y*out.Stride+x] = g.Pix[(g.H-1-x)*g.Stride+y]
		}
	}
	return out
}

func (r reference) box(i int) face.Box {
	b := r.Faces[i].Box
	return face.Box{X: b[0], Y: b[1], W: b[2], H: b[3]}
}

// hits finds the sure faces of enough pixels, the photo scaled to 640, at an IoU
// of 0.4, and how many there are. It gives the mean distance of each face's
// landmarks from the reference's, in longer sides of the box.
func (r reference) hits(found []face.Face, least float32) (off []float64, wanted int) {
	scale := 640 / float32(max(r.Width, r.Height))
	for i := range r.Faces {
		b := r.box(i)
		if r.Faces[i].Score < 0.8 || max(b.W, b.H)*scale < least {
			continue
		}
		wanted++
		if at := slices.IndexFunc(found, func(f face.Face) bool { return f.Box.IoU(b) >= 0.4 }); at >= 0 {
			off = append(off, r.apart(i, found[at].Points))
		}
	}
	return off, wanted
}

func (r reference) apart(i int, points face.Points) (sum float64) {
	for j, p := range r.Faces[i].Points {
		sum += math.Hypot(float64(p[0]-points[j].X), float64(p[1]-points[j].Y)) / float64(len(points))
	}
	b := r.box(i)
	return sum / float64(max(b.W, b.H))
}

// wrong counts found faces that overlap no face of the reference.
func (r reference) wrong(found []face.Face) (n int) {
	for _, f := range found {
		overlaps := false
		for i := range r.Faces {
			overlaps = overlaps || f.Box.IoU(r.box(i)) >= 0.2
		}
		if !overlaps {
			n++
		}
	}
	return n
}
