package filter

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// compared are the frames, of count, in which the people filter compares the face of one track.
func compared(t *testing.T, count int, jumps func(frame int) bool) (list []int) {
	p := build(t, testEnv(t), "people", "")
	g := kit.Room(320, 240)
	kit.DrawFace(g, 150, 120, 100, 1)
	for i := range count {
		in := greyFrame(t, g, 1)
		in.Result.Frame, in.Result.Status, in.Result.Jump = int64(i), face.Found, jumps(i)
		in.Result.Faces = []face.Face{{ID: 1, Box: drawnBox(150, 120, 100), Points: drawnPoints(150, 120, 100), Quality: 0.9}}
		if process(t, p, in).Faces[0].Identity != nil {
			list = append(list, i)
		}
	}
	return list
}

// TestPeopleCompares: few faces of a track are compared; behind a jump they are compared like those of a new track.
func TestPeopleCompares(t *testing.T) {
	never := compared(t, 100, func(int) bool { return false })
	if len(never) < 5 || len(never) > 10 || never[0] != 0 {
		t.Errorf("of 100 frames %v are compared", never)
	}
	once := compared(t, 100, func(i int) bool { return i == 60 })
	if k := len(once); k <= len(never) || once[k-1] < 90 {
		t.Errorf("with a jump at 60 %v are compared", once)
	}
}

// TestPeopleNeedTracks: without a number of a track, or under the least size, a face is not compared.
func TestPeopleNeedTracks(t *testing.T) {
	p := build(t, testEnv(t), "people", "")
	g := kit.Room(320, 240)
	kit.DrawFace(g, 150, 120, 100, 1)
	for _, f := range []face.Face{{ID: 0, Box: drawnBox(150, 120, 100)}, {ID: 2, Box: drawnBox(150, 120, 12)}} {
		in := greyFrame(t, g, 1)
		f.Points, f.Quality = drawnPoints(150, 120, 100), 0.9
		in.Result.Faces, in.Result.Status = []face.Face{f}, face.Found
		if process(t, p, in).Faces[0].Identity != nil {
			t.Errorf("face %d of %v is compared", f.ID, f.Box)
		}
	}
}

// BenchmarkPeople compares a face in each frame.
func BenchmarkPeople(b *testing.B) {
	p := build(b, testEnv(b), "people", "")
	g := kit.Room(1280, 720)
	kit.DrawFace(g, 300, 220, 200, 1)
	in := greyFrame(b, g, 1)
	defer in.Close()
	for b.Loop() {
		in.Result.Status, in.Result.Jump = face.Found, true
		in.Result.Faces = append(in.Result.Faces[:0], face.Face{ID: 1, Box: drawnBox(300, 220, 200), Points: drawnPoints(300, 220, 200), Quality: 0.9})
		if err := p.Process(in); err != nil || in.Result.Faces[0].Identity == nil {
			b.Fatal("not compared: ", err)
		}
	}
}
