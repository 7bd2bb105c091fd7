package filter

import (
	"encoding/json"
	"image"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// parity is what the training code computes for some pictures: an independent
// implementation. models/train/parity.py writes it.
type parity struct {
	SHA256   string
	Identity string // checksum of the identity network
	Faces    []struct {
		File     string
		Points   [5][2]float32
		Sum      int `json:"crop_sum"` // of the crop's grey levels
		Scores   map[string]float64
		Identity face.Identity
		Best     *parityFace // in the whole picture
		Again    *parityFace // in the region around that face
	}
}

type parityFace struct {
	Score  float64
	Box    [4]float64
	Points [5][2]float64
}

// near compares a face with that of the training code.
func (want *parityFace) near(t *testing.T, name string, got face.Face) {
	t.Helper()
	near := func(what string, got float32, want, most float64) {
		if math.Abs(float64(got)-want) > most {
			t.Errorf("%s: %s is %v, want %v", name, what, got, want)
		}
	}
	near("score", got.Score, want.Score, 6e-5)
	near("x", got.Box.X, want.Box[0], step)
	near("y", got.Box.Y, want.Box[1], step)
	near("width", got.Box.W, want.Box[2], step)
	near("height", got.Box.H, want.Box[3], step)
	for i, p := range want.Points {
		near("landmark x", got.Points[i].X, p[0], step)
		near("landmark y", got.Points[i].Y, p[1], step)
	}
}

func readParity(t *testing.T) (p parity) {
	t.Helper()
	data, err := os.ReadFile("testdata/parity.json")
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	if err != nil || len(p.Faces) == 0 {
		t.Fatal("no reference:", err)
	}
	return p
}

// TestParityWithTraining: crop, normalisation, network and softmax give the scores
// that the training code gives, to four decimals: for faces that are classified once,
// and for those that are classified with their mirror image.
func TestParityWithTraining(t *testing.T) {
	want := readParity(t)
	env := testEnv(t)
	e, _ := env.Models.Show(models.DefaultExpression)
	if e.Card.SHA256 != want.SHA256 {
		t.Fatal("the reference is of other weights: run models/train/parity.py")
	}
	doubts := 0
	c := build(t, env, "classify", "")
	for _, f := range want.Faces {
		in := pictureOf(t, f.File, f.Points)
		got := process(t, c, in).Faces[0].Scores
		if sum := sumOf(c.(*classify).classifier.Crop()); math.Abs(float64(sum-f.Sum)) > 48 {
			t.Errorf("%s: the crop's sum is %d, want %d", f.File, sum, f.Sum)
		}
		if _, best := got.Top(); best < e.Card.Mirror {
			doubts++
		}
		for name, score := range f.Scores {
			if l, _ := face.ParseLabel(name); math.Abs(float64(got.Of(l))-score) > 6e-5 {
				t.Errorf("%s: %s is %v, want %v", f.File, name, got.Of(l), score)
			}
		}
	}
	if doubts == 0 || doubts == len(want.Faces) {
		t.Errorf("%d of %d faces are classified with their mirror image: the test needs some of both", doubts, len(want.Faces))
	}
}

// pictureOf is a frame of a picture with one face at the given landmarks.
func pictureOf(t *testing.T, file string, points [5][2]float32) *frame.Frame {
	t.Helper()
	in := greyFrame(t, loadGrey(t, filepath.Join("testdata", file)), 1)
	found := face.Face{Box: face.Box{X: 1, Y: 1, W: 50, H: 50}}
	for i, p := range points {
		found.Points[i] = face.Point{X: p[0], Y: p[1]}
	}
	in.Result.Faces, in.Result.Status = []face.Face{found}, face.Found
	return in
}

// TestIdentityParity: crop, codes and network give the numbers of a face that the training code gives.
func TestIdentityParity(t *testing.T) {
	want := readParity(t)
	env := testEnv(t)
	if e, _ := env.Models.Show(models.DefaultIdentity); e.Card.SHA256 != want.Identity {
		t.Fatal("the reference is of other weights: run models/train/parity.py")
	}
	p := build(t, env, "people", "min=0")
	for i, f := range want.Faces {
		in := pictureOf(t, f.File, f.Points)
		in.Result.Faces[0].ID, in.Result.Faces[0].Quality = 1+i, 1 // the first faces of tracks are compared
		got := process(t, p, in).Faces[0].Identity
		for k, v := range f.Identity {
			if math.Abs(float64(got[k]-v)) > 1.1e-4 {
				t.Errorf("%s: number %d is %v, want %v", f.File, k, got[k], v)
			}
		}
	}
}

// step is how far a box or landmark may be off, in pixels: cells and their mean are each
// rounded to hundredths, and what the training code works out is not. Every integer
// before that is the same.
const step = 0.011

// TestDetectorParity: score, box and landmarks of the best face of a picture, and of that face in its region, are those
// of the training code.
func TestDetectorParity(t *testing.T) {
	env := testEnv(t)
	d := build(t, env, "detect", "min=0:size=320:block=1")
	region, err := inference.OpenRegion(env.Models, models.DefaultRegion, models.Region, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer region.Close()
	checked := 0
	for _, f := range readParity(t).Faces {
		if f.Best == nil {
			continue
		}
		checked++
		grey := loadGrey(t, filepath.Join("testdata", f.File))
		got := process(t, d, greyFrame(t, grey, 1)).Faces[0]
		f.Best.near(t, f.File, got)
		planes := inference.Planes{Luma: grey, W: grey.W, H: grey.H}
		again, ok, err := region.Find(&planes, got.Box)
		if err != nil || !ok {
			t.Fatalf("%s: in its region: %v, %v", f.File, ok, err)
		}
		f.Again.near(t, f.File+", region", again)
	}
	if checked == 0 {
		t.Error("the reference holds no face of the detector")
	}
}

func sumOf(g pixel.Gray) (sum int) {
	for y := range g.H {
		for _, v := range g.Row(y) {
			sum += int(v)
		}
	}
	return sum
}

func loadGrey(t *testing.T, path string) pixel.Gray {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	grey, ok := picture.(*image.Gray)
	if !ok {
		t.Fatalf("%s is no grey picture", path)
	}
	return pixel.Gray{Pix: grey.Pix, Stride: grey.Stride, W: grey.Rect.Dx(), H: grey.Rect.Dy()}
}
