package filter

import (
	"errors"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/test/kit"
)

// scripted is a filter that adds its number to a frame's faces, or fails.
type scripted struct {
	number int
	fail   error
	closed int
}

func (s *scripted) Configure(face.Stream) error { return s.fail }

func (s *scripted) Process(f *frame.Frame) error {
	f.Result.Faces = append(f.Result.Faces, face.Face{ID: s.number})
	return s.fail
}

func (s *scripted) Close() error { s.closed++; return s.fail }

func drawnFrame(t testing.TB) *frame.Frame {
	t.Helper()
	g := kit.Room(320, 240)
	kit.DrawFace(g, 150, 120, 100, 1)
	return greyFrame(t, g, 1)
}

// TestComposite: filters run in order, up to the first that fails, whose name the
// error begins with; all of them are closed, whatever the others say.
func TestComposite(t *testing.T) {
	broken := errors.New("broken")
	for _, c := range []struct {
		name, want string
		fails      int // index of the filter, -1 for none
		ran        []int
	}{
		{"none", "", -1, []int{1, 2}},
		{"first", "a: broken", 0, []int{1}},
		{"second", "b: broken", 1, []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			filters := []*scripted{{number: 1}, {number: 2}}
			if c.fails >= 0 {
				filters[c.fails].fail = broken
			}
			all := composite{{"a", filters[0]}, {"b", filters[1]}}
			f := greyFrame(t, kit.Room(8, 8), 1)
			defer f.Close()
			for what, err := range map[string]error{"configure": all.Configure(testStream), "process": all.Process(f)} {
				if (err == nil) != (c.want == "") || err != nil && (err.Error() != c.want || !errors.Is(err, broken)) {
					t.Errorf("%s: %v, want %q", what, err, c.want)
				}
			}
			var ran []int
			for _, found := range f.Result.Faces {
				ran = append(ran, found.ID)
			}
			if !slices.Equal(ran, c.ran) {
				t.Errorf("filters %v ran, want %v", ran, c.ran)
			}
			if err := errors.Join(all.Close(), all.Close()); errors.Is(err, broken) != (c.want != "") || filters[0].closed != 2 || filters[1].closed != 2 {
				t.Errorf("close: %v, %d and %d times", err, filters[0].closed, filters[1].closed)
			}
		})
	}
}

// TestCompositeDoesNotAllocate: memory does not grow with the number of frames.
func TestCompositeDoesNotAllocate(t *testing.T) {
	all := composite{{"a", &scripted{}}, {"b", &scripted{}}}
	f := greyFrame(t, kit.Room(8, 8), 1)
	defer f.Close()
	if n := testing.AllocsPerRun(50, func() {
		f.Result.Faces = f.Result.Faces[:0]
		if err := all.Process(f); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%v allocations a frame", n)
	}
}
