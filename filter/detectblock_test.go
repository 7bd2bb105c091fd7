package filter

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

// blockOf are frames in which a face moves to the right; a negative place shows an empty room.
func blockOf(t *testing.T, places ...float64) *Block {
	t.Helper()
	b := &Block{First: new(Edge), Second: new(Edge)}
	for i, x := range places {
		g := kit.Room(640, 360)
		if x >= 0 {
			kit.DrawFace(g, x, 180, 120, 1)
		}
		f := greyFrame(t, g, 1)
		t.Cleanup(func() { f.Close() })
		f.Result.Frame = int64(i)
		b.Frames = append(b.Frames, f)
	}
	last := len(b.Frames) - 1
	b.Next, b.Frames = b.Frames[last], b.Frames[:last]
	return b
}

func processBlock(t *testing.T, options string, b *Block) {
	t.Helper()
	if err := build(t, testEnv(t), "detect", options).(BlockFilter).ProcessBlock(b); err != nil {
		t.Fatal(err)
	}
}

// TestDetectBlock: a face is searched in the first frame and followed from there, or from the
// frame after the block, and each face says how it was found.
func TestDetectBlock(t *testing.T) {
	b := blockOf(t, 200, 210, 220, 230, 240)
	processBlock(t, "block=8", b)
	for i, f := range b.Frames {
		way := face.InRegion
		if i == 0 {
			way = face.InPicture
		}
		r := f.Result
		if len(r.Faces) != 1 || !near(r.Faces[0], 200+10*float64(i), 180, 120) || r.Faces[0].By != way || r.Status != face.Found || !r.HasScene {
			t.Errorf("frame %d: %+v", i, r.Faces)
		}
	}
	b = blockOf(t, -1, -1, 220, 230, 240)
	processBlock(t, "block=8", b)
	for i, want := range []int{0, 0, 1, 1} {
		if got := b.Frames[i].Result; len(got.Faces) != want || want == 1 && got.Faces[0].By != face.InRegion {
			t.Errorf("who comes, frame %d: %+v", i, got.Faces)
		}
	}
}

// TestDetectBlockBetween: of a face that moves slowly, every second frame has the mean of the two beside it, up to the frame
// after the block.
func TestDetectBlockBetween(t *testing.T) {
	b := blockOf(t, 200, 202, 204, 206, 208)
	processBlock(t, "block=8", b)
	for i, want := range []face.Way{face.InPicture, face.Between, face.InRegion, face.Between} {
		if got := b.Frames[i].Result.Faces; len(got) != 1 || got[0].By != want || !near(got[0], 200+2*float64(i), 180, 120) {
			t.Errorf("frame %d: %+v", i, got)
		}
	}
}

// TestDetectBlockSharesItsEdge: what is found in the frame after the block is what the next
// block has in its first frame, and is worked out once.
func TestDetectBlockSharesItsEdge(t *testing.T) {
	b := blockOf(t, 200, 210, 220)
	processBlock(t, "block=8", b)
	searched := b.Second.faces
	if len(searched) != 1 || searched[0].By != face.InPicture {
		t.Fatalf("in the next frame: %+v", searched)
	}
	b.Second.faces[0].Score = 0.123
	next := &Block{Frames: []*frame.Frame{b.Next}, First: b.Second}
	processBlock(t, "block=8", next)
	if f := b.Next.Result.Faces; len(f) != 1 || f[0].Score != 0.123 {
		t.Errorf("the next block has searched again: %+v", f)
	}
}

// TestDetectBlockOptions: with every each frame that is analysed is searched by itself.
func TestDetectBlockOptions(t *testing.T) {
	b := blockOf(t, 200, 210, 220, 230, 240)
	processBlock(t, "every=2", b)
	for i, f := range b.Frames {
		if f.Result.Status == face.NotAnalysed != (i%2 == 1) || i%2 == 0 && f.Result.Faces[0].By != face.InPicture {
			t.Errorf("frame %d: %s, %+v", i, f.Result.Status, f.Result.Faces)
		}
	}
	for options, want := range map[string]int{"": 8, "block=8": 8, "block=3": 3, "block=1": 1, "every=2": 1} {
		chain, err := Parse("detect="+options, testEnv(t))
		if err != nil {
			t.Fatal(err)
		}
		if got := chain.BlockLength(); got != want {
			t.Errorf("%q: %d frames a block, want %d", options, got, want)
		}
	}
	if _, err := New(testEnv(t), "detect", "size=20"); err == nil {
		t.Error("size=20 was taken")
	}
}

// TestDetectBlockCut: a face does not go on behind a cut, even if another one is in its place.
func TestDetectBlockCut(t *testing.T) {
	b := blockOf(t, 200, 200, 200, -1, -1, -1)
	for _, f := range b.Frames[3:] {
		g := kit.Room(640, 360)
		for y := range g.H {
			for x := range g.Row(y) {
				g.Row(y)[x] = uint8(255 * (x / 80 % 2))
			}
		}
		kit.DrawFace(g, 205, 180, 120, 1)
		dark := greyFrame(t, g, 1)
		dark.Result.Frame = f.Result.Frame
		*f, *dark = *dark, *f
		t.Cleanup(func() { dark.Close() })
	}
	processBlock(t, "block=8", b)
	for i, want := range []face.Way{face.InPicture, face.Between, face.InRegion, face.InPicture} {
		if got := b.Frames[i].Result.Faces; len(got) != 1 || got[0].By != want {
			t.Errorf("frame %d: %+v", i, got)
		}
	}
}

// TestDetectBlockEdges: a small face that a quick search misses at one edge of the block is
// followed to that edge from the other one.
func TestDetectBlockEdges(t *testing.T) {
	b := &Block{First: new(Edge), Second: new(Edge)}
	for i := range int64(3) {
		g := kit.Room(1280, 720)
		kit.DrawFace(g, 300+2*float64(i), 180, 18, 1)
		f := greyFrame(t, g, 1)
		defer f.Close()
		f.Result.Frame = 8 + 4*i
		b.Frames = append(b.Frames, f)
	}
	b.Next, b.Frames = b.Frames[2], b.Frames[:2]
	processBlock(t, "block=8", b)
	if len(b.First.faces) != 0 || len(b.Second.faces) != 1 {
		t.Fatalf("the edges have %d and %d faces", len(b.First.faces), len(b.Second.faces))
	}
	for _, f := range b.Frames {
		if got := f.Result.Faces; len(got) != 1 || got[0].By != face.InRegion {
			t.Errorf("frame %d: %+v", f.Result.Frame, got)
		}
	}
}
