package detection

import (
	"errors"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// empty is a map on which no cell says face.
func empty(w, h, stride int) Map {
	m := Map{Data: make([]float32, Channels*w*h), W: w, H: h, Stride: stride}
	for i := range m.plane(0) {
		m.plane(0)[i] = -10
	}
	return m
}

// put makes one cell say face with a box that reaches edge strides to all four
// sides and every point on the cell's centre.
func put(m Map, x, y int, logit, edge float32) {
	cell := y*m.W + x
	m.plane(0)[cell] = logit
	for c := chanEdges; c < chanPoint; c++ {
		m.plane(c)[cell] = float32(math.Log(math.Exp(float64(edge)) - 1)) // the inverse of softplus
	}
}

var whole = View{W: 64, H: 64, ScaleX: 1, ScaleY: 1}

func TestDecodeOne(t *testing.T) {
	m := empty(8, 8, 8)
	put(m, 3, 2, 2, 1.5)
	cell := 2*8 + 3
	m.plane(chanPoint)[cell], m.plane(chanPoint + 1)[cell] = -0.5, 0.25
	var d Decoder
	faces, err := d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.4}, View{W: 64, H: 64, ScaleX: 2, ScaleY: 3})
	if err != nil || len(faces) != 1 {
		t.Fatalf("got %v, %v", faces, err)
	}
	near := func(what string, got, want float32) {
		t.Helper()
		if math.Abs(float64(got-want)) > 1e-3 {
			t.Errorf("%s = %v, want %v", what, got, want)
		}
	}
	f := faces[0]
	near("score", f.Score, 0.8808)
	near("x", f.Box.X, (28.5-12)*2)
	near("y", f.Box.Y, (20.5-12)*3)
	near("w", f.Box.W, 24*2)
	near("h", f.Box.H, 24*3)
	near("right eye x", f.Points[0].X, (28.5-4)*2)
	near("right eye y", f.Points[0].Y, (20.5+2)*3)
	near("nose x", f.Points[2].X, 28.5*2)
}

func TestDecodeKeepsAndDrops(t *testing.T) {
	cases := []struct {
		name string
		fill func(small, large Map)
		want int
	}{
		{"nothing", func(Map, Map) {}, 0},
		{"below the threshold", func(s, _ Map) { put(s, 3, 3, -0.1, 2) }, 0},
		{"neighbours of one face", func(s, _ Map) { put(s, 3, 3, 2, 2); put(s, 4, 3, 1, 2); put(s, 3, 4, 1, 2) }, 1},
		{"one face on two levels", func(s, l Map) { put(s, 3, 3, 2, 2); put(l, 1, 1, 1, 1.2) }, 1},
		{"two faces", func(s, _ Map) { put(s, 1, 1, 2, 1); put(s, 6, 6, 1, 1) }, 2},
		{"too small", func(s, _ Map) { put(s, 3, 3, 2, 0.4) }, 0},
		{"larger than the picture twice over", func(_, l Map) { put(l, 1, 1, 2, 9) }, 0},
		{"point that is no number", func(s, _ Map) { put(s, 3, 3, 2, 2); s.plane(chanPoint)[3*8+3] = float32(math.NaN()) }, 0},
		{"infinite box", func(s, _ Map) { put(s, 3, 3, 2, 2); s.plane(chanEdges)[3*8+3] = float32(math.Inf(1)) }, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			small, large := empty(8, 8, 8), empty(4, 4, 16)
			c.fill(small, large)
			var d Decoder
			faces, err := d.Decode([]Head{small, large}, Settings{MinScore: 0.5, IoU: 0.4, MinSize: 8}, whole)
			if err != nil || len(faces) != c.want {
				t.Errorf("got %d faces, %v; want %d", len(faces), err, c.want)
			}
		})
	}
}

// TestMinSize: the least size is of the longer side of a box, whichever that is.
func TestMinSize(t *testing.T) {
	for _, scale := range [][2]float32{{2, 1}, {1, 2}} {
		for least, want := range map[float32]int{40: 1, 50: 0} {
			m := empty(8, 8, 8)
			put(m, 3, 3, 2, 1.5) // 24 pixels of the input on each side, 48 displayed on one
			var d Decoder
			faces, err := d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.4, MinSize: least}, View{W: 64, H: 64, ScaleX: scale[0], ScaleY: scale[1]})
			if err != nil || len(faces) != want {
				t.Errorf("scale %v, least %v: %d faces, %v; want %d", scale, least, len(faces), err, want)
			}
		}
	}
}

// TestDecodeContained: a box that lies within a better face is dropped if MaxContained is
// set; one that only overlaps a better face is kept.
func TestDecodeContained(t *testing.T) {
	for _, c := range []struct {
		name      string
		x, y      int // of the smaller face's cell
		contained float32
		want      int
	}{{"a part", 3, 4, 0.9, 1}, {"kept without the rule", 3, 4, 0, 2}, {"beside", 5, 6, 0.9, 2}} {
		small, large := empty(8, 8, 8), empty(4, 4, 16)
		put(large, 1, 1, 3, 1.5)
		put(small, c.x, c.y, 1, 0.9)
		var d Decoder
		faces, err := d.Decode([]Head{small, large}, Settings{MinScore: 0.5, IoU: 0.4, AverageIoU: 0.6, MaxContained: c.contained}, whole)
		if err != nil || len(faces) != c.want {
			t.Errorf("%s: got %d faces, %v; want %d", c.name, len(faces), err, c.want)
		}
	}
}

func TestDecodeOutsideThePicture(t *testing.T) {
	m := empty(8, 8, 8)
	put(m, 3, 7, 2, 1) // in the padding below a picture of 64x36
	var d Decoder
	faces, err := d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.4}, View{W: 64, H: 36, ScaleX: 1, ScaleY: 1})
	if err != nil || len(faces) != 0 {
		t.Errorf("got %v, %v", faces, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	bad := empty(2, 2, 8)
	bad.plane(0)[1] = float32(math.NaN())
	var d Decoder
	if _, err := d.Decode([]Head{bad}, Settings{MinScore: 0.5, IoU: 0.4}, whole); !errors.Is(err, ErrNotFinite) {
		t.Errorf("NaN: %v", err)
	}
	short := empty(2, 2, 8)
	short.Data = short.Data[1:]
	if _, err := d.Decode([]Head{short}, Settings{MinScore: 0.5, IoU: 0.4}, whole); err == nil {
		t.Error("a short map was taken")
	}
	if _, err := d.Decode(nil, Settings{MinScore: 1, IoU: 0.4}, whole); err == nil {
		t.Error("a score of 1 was taken")
	}
}

// TestDecodeMany: 145 people stay, and 10,000 boxes are cut to the bound.
func TestDecodeMany(t *testing.T) {
	m := empty(160, 160, 8)
	for i := range 145 {
		put(m, i%16*10+3, i/16*10+3, 1+float32(i)/1000, 1)
	}
	view := View{W: 1280, H: 1280, ScaleX: 1, ScaleY: 1}
	var d Decoder
	faces, err := d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.4}, view)
	if err != nil || len(faces) != 145 {
		t.Fatalf("got %d faces, %v; want 145", len(faces), err)
	}
	for i := 1; i < len(faces); i++ {
		if faces[i].Score > faces[i-1].Score {
			t.Fatal("not best first")
		}
	}
	for i := range m.plane(0) {
		put(m, i%160, i/160, 3, 0.4)
	}
	faces, err = d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.4}, view)
	if err != nil || len(faces) != MaxCandidates {
		t.Errorf("got %d faces, %v; want the bound", len(faces), err)
	}
}

func TestDecodeDoesNotAllocate(t *testing.T) {
	m := empty(40, 24, 8)
	put(m, 3, 3, 2, 2)
	var d Decoder
	heads := []Head{m}
	run := func() {
		if _, err := d.Decode(heads, Settings{MinScore: 0.5, IoU: 0.4, AverageIoU: 0.6, MaxContained: 0.9}, whole); err != nil {
			t.Fatal(err)
		}
	}
	run()
	if n := testing.AllocsPerRun(20, run); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{}, float32(0.5), float32(0.4))
	f.Add([]byte{0, 0, 128, 127, 255, 255, 255, 127}, float32(0.5), float32(0.4))
	f.Add([]byte{0, 0, 0, 65, 0, 0, 0, 191, 0, 0, 160, 66}, float32(0.01), float32(1))
	f.Fuzz(func(t *testing.T, data []byte, score, iou float32) {
		m := Map{Data: make([]float32, Channels*4*4), W: 4, H: 4, Stride: 16}
		for i := range m.Data {
			if i*4+4 <= len(data) {
				m.Data[i] = math.Float32frombits(uint32(data[i*4]) | uint32(data[i*4+1])<<8 | uint32(data[i*4+2])<<16 | uint32(data[i*4+3])<<24)
			}
		}
		n := m.Data
		for _, h := range []Head{m, NewYuNet(n[:8], n[8:16], n[16:48], n[48:128], 4, 16), NewSCRFD(n[:8], n[8:40], n[40:120], 2, 16)} {
			var d Decoder
			faces, err := d.Decode([]Head{h}, Settings{MinScore: score, IoU: iou, AverageIoU: 0.6, MaxContained: 0.9}, whole)
			if err != nil {
				continue
			}
			for _, found := range faces {
				checkFace(t, found)
			}
		}
	})
}

func checkFace(t *testing.T, f face.Face) {
	t.Helper()
	if !(f.Score >= 0 && f.Score <= 1) || !(f.Box.Area() > 0) || math.IsInf(float64(f.Box.Area()), 0) {
		t.Errorf("bad face %+v", f)
	}
	for _, p := range f.Points {
		if p.X-p.X != 0 || p.Y-p.Y != 0 {
			t.Errorf("bad point %v", p)
		}
	}
}

// BenchmarkDecode is on maps of the size of a 320x192 input, two faces.
func BenchmarkDecode(b *testing.B) {
	maps := []Map{empty(40, 24, 8), empty(20, 12, 16), empty(10, 6, 32)}
	put(maps[1], 3, 3, 2, 2)
	put(maps[1], 4, 3, 1, 2)
	put(maps[2], 7, 3, 2, 2)
	heads := []Head{maps[0], maps[1], maps[2]}
	var d Decoder
	view := View{W: 320, H: 180, ScaleX: 4, ScaleY: 4}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Decode(heads, Settings{MinScore: 0.35, IoU: 0.4, AverageIoU: 0.6, MaxContained: 0.9}, view); err != nil {
			b.Fatal(err)
		}
	}
}
