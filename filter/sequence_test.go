package filter

import (
	"errors"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/testkit"
)

// delay is a filter that holds back n frames, or fails.
type delay struct {
	n      int
	held   []*frame.Frame
	fail   error
	closed int
}

func (d *delay) Configure(face.Stream) error { return d.fail }

func (d *delay) Process(f *frame.Frame, emit Emit) error {
	if d.fail != nil {
		return errors.Join(d.fail, f.Close())
	}
	d.held = append(d.held, f)
	if len(d.held) <= d.n {
		return nil
	}
	first := d.held[0]
	d.held = d.held[1:]
	return emit(first)
}

func (d *delay) Flush(emit Emit) error {
	for len(d.held) > 0 {
		first := d.held[0]
		d.held = d.held[1:]
		if err := emit(first); err != nil {
			return err
		}
	}
	return d.fail
}

func (d *delay) Close() error { d.closed++; return nil }

func drawnFrame(t testing.TB) *frame.Frame {
	t.Helper()
	g := testkit.Room(320, 240)
	testkit.DrawFace(g, 150, 120, 100, 1)
	return greyFrame(t, g, 1)
}

func numbered(t testing.TB, i int64) *frame.Frame {
	t.Helper()
	f := greyFrame(t, testkit.Room(8, 8), 1)
	f.Result.Frame = i
	return f
}

func TestSequenceKeepsOrder(t *testing.T) {
	s := ab(&delay{n: 3}, &delay{n: 2})
	var got []int64
	collect := func(f *frame.Frame) error {
		got = append(got, f.Result.Frame)
		return f.Close()
	}
	for i := range int64(10) {
		if err := s.Process(numbered(t, i), collect); err != nil {
			t.Fatal(err)
		}
	}
	if len(got) != 5 {
		t.Errorf("%v came before the flush", got)
	}
	if err := s.Flush(collect); err != nil {
		t.Fatal(err)
	}
	for i := range int64(10) {
		if len(got) != 10 || got[i] != i {
			t.Fatalf("got %v", got)
		}
	}
}

func TestSequenceBlamesOnce(t *testing.T) {
	broken := errors.New("broken")
	emit := func(f *frame.Frame) error { return f.Close() }
	inSink := func(f *frame.Frame) error { return errors.Join(broken, f.Close()) }
	cases := []struct {
		name  string
		fails int // which stage
		emit  Emit
		want  string
	}{
		{"first", 0, emit, "a: broken"},
		{"second", 1, emit, "b: broken"},
		{"sink", -1, inSink, "broken"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			stages := []*delay{{}, {}}
			if c.fails >= 0 {
				stages[c.fails].fail = broken
			}
			s := ab(stages[0], stages[1])
			if err := s.Process(numbered(t, 0), c.emit); err == nil || err.Error() != c.want {
				t.Errorf("process: %v, want %q", err, c.want)
			}
			if c.fails < 0 {
				return
			}
			for what, err := range map[string]error{"configure": s.Configure(testStream), "flush": s.Flush(c.emit)} {
				if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), s.names[c.fails]+":") {
					t.Errorf("%s: %v", what, err)
				}
			}
			if err := errors.Join(s.Close(), s.Close()); err != nil || stages[0].closed != 2 || stages[1].closed != 2 {
				t.Errorf("close: %v, %d and %d times", err, stages[0].closed, stages[1].closed)
			}
		})
	}
}

// ab is a sequence of two stages.
func ab(a, b Filter) *sequence {
	s := &sequence{}
	s.add("a", a)
	s.add("b", b)
	return s
}

// passing is a filter that does nothing.
type passing struct{}

func (passing) Configure(face.Stream) error             { return nil }
func (passing) Process(f *frame.Frame, emit Emit) error { return emit(f) }
func (passing) Flush(Emit) error                        { return nil }
func (passing) Close() error                            { return nil }

// TestSequenceDoesNotAllocate: a frame's way through the chain is free.
func TestSequenceDoesNotAllocate(t *testing.T) {
	s := ab(passing{}, passing{})
	f := greyFrame(t, testkit.Room(8, 8), 1)
	defer f.Close()
	emit := func(*frame.Frame) error { return nil }
	if n := testing.AllocsPerRun(50, func() {
		if err := s.Process(f, emit); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%v allocations a frame", n)
	}
}
