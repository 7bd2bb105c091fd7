package models

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestMain runs the tests and then fails if they left sessions or tensors open.
func TestMain(m *testing.M) {
	code := m.Run()
	if n := Live(); n != 0 {
		fmt.Fprintln(os.Stderr, "left open:", n)
		code = 1
	}
	os.Exit(code)
}

// start loads the runtime, from the project's lib if the environment names none.
func start(t testing.TB) Library {
	t.Helper()
	path := ""
	if own, _ := filepath.Glob("../lib/libonnxruntime.*"); os.Getenv(LibraryEnv) == "" && len(own) > 0 {
		path = own[len(own)-1]
	}
	l, err := Start(path)
	if err != nil {
		t.Fatal("no ONNX Runtime; make deps installs it, make test finds it there:", err)
	}
	return l
}

func session(t testing.TB, name string) *Session {
	t.Helper()
	start(t)
	m, err := registry(t).Open(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStart(t *testing.T) {
	l := start(t)
	if l.Version == "" || l.Source == "" {
		t.Errorf("library %+v", l)
	}
	if again, err := Start("/nowhere/lib.so"); err != nil || again != l {
		t.Errorf("a second start gave %+v, %v", again, err)
	}
}

// TestExpressionRun: a pattern drawn here gets the same scores every time, and
// scores that differ from those of a blank crop.
func TestExpressionRun(t *testing.T) {
	s := session(t, DefaultExpression)
	if err := s.Bind(48, 48); err != nil {
		t.Fatal(err)
	}
	run := func(pixel func(x, y int) uint8) (logits [8]float32) {
		in := s.Input().Bytes
		for i := range in {
			in[i] = pixel(i%48, i/48)
		}
		if err := s.Run(); err != nil {
			t.Fatal(err)
		}
		copy(logits[:], s.Output(0))
		return logits
	}
	pattern := func(x, y int) uint8 { return uint8(128 + 100*math.Sin(float64(x)/5)*math.Cos(float64(y)/7)) }
	first := run(pattern)
	blank := run(func(int, int) uint8 { return 0 })
	if second := run(pattern); first != second {
		t.Errorf("%v, then %v", first, second)
	}
	if first == blank {
		t.Error("the network's outputs do not depend on its input")
	}
}

func TestBindFollowsSizes(t *testing.T) {
	s := session(t, DefaultDetector)
	for _, size := range [][2]int{{320, 192}, {192, 320}, {320, 192}, {64, 64}} {
		if err := s.Bind(size[0], size[1]); err != nil {
			t.Fatal(err)
		}
		if err := s.Run(); err != nil {
			t.Fatal(err)
		}
		for i, o := range s.Model().Outputs {
			if got, want := len(s.Output(i)), MapChannels*size[0]*size[1]/o.Stride/o.Stride; got != want {
				t.Errorf("%v: output %s has %d numbers, want %d", size, o.Name, got, want)
			}
		}
	}
	for _, size := range [][2]int{{320, 180}, {0, 64}, {-64, 64}} {
		if err := s.Bind(size[0], size[1]); err == nil {
			t.Errorf("%v was bound", size)
		}
	}
	if err := s.Run(); err == nil {
		t.Error("ran after a failed Bind")
	}
}

func TestUseAfterClose(t *testing.T) {
	s := session(t, DefaultExpression)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s.Bind(48, 48) == nil || s.Run() == nil {
		t.Error("a closed session was used")
	}
}

func TestVerify(t *testing.T) {
	start(t)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	cases := []struct {
		name    string
		weights []byte
		want    string
	}{
		{"good", constantNetwork(4, "logits", 1, 2), ""},
		{"NaN", constantNetwork(4, "logits", 1, nan), "NaN or infinity"},
		{"infinity", constantNetwork(4, "logits", inf, 1), "NaN or infinity"},
		{"other picture size", constantNetwork(5, "logits", 1, 2), "input: input has shape"},
		{"too few labels", constantNetwork(4, "logits", 1), "output: logits has shape"},
		{"other output", constantNetwork(4, "probabilities", 1, 2), "none named logits"},
		{"bytes", networkOf(elementUint8, 4, "logits", 1, 2), "input is no tensor of"},
		{"no graph", chunk(2, []byte("empty")), "loading the network"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			card := writeModel(t, t.TempDir(), c.weights)
			err := registry(t).Verify(card)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), "model small") {
				t.Errorf("%q does not name the model", err)
			}
		})
	}
	for _, name := range DefaultNames() {
		if err := registry(t).Verify(name); err != nil {
			t.Error(err)
		}
	}
}

// TestSessionsSideBySide: sessions of one model give the same numbers in parallel.
func TestSessionsSideBySide(t *testing.T) {
	want := patternLogits(t, session(t, DefaultExpression))
	var all sync.WaitGroup
	for range 4 {
		s := session(t, DefaultExpression)
		all.Add(1)
		go func() {
			defer all.Done()
			for range 5 {
				if got := patternLogits(t, s); got != want {
					t.Errorf("got %v, want %v", got, want)
				}
			}
		}()
	}
	all.Wait()
}

func patternLogits(t *testing.T, s *Session) (logits [8]float32) {
	if err := s.Bind(48, 48); err != nil {
		t.Error(err)
		return
	}
	in := s.Input().Bytes
	for i := range in {
		in[i] = uint8(i * i % 251)
	}
	if err := s.Run(); err != nil {
		t.Error(err)
	}
	copy(logits[:], s.Output(0))
	return logits
}

func TestRunDoesNotAllocate(t *testing.T) {
	s := session(t, DefaultExpression)
	if err := s.Bind(48, 48); err != nil {
		t.Fatal(err)
	}
	n := testing.AllocsPerRun(10, func() {
		if err := s.Run(); err != nil {
			t.Fatal(err)
		}
	})
	if n > 0 {
		t.Errorf("%v allocations a run", n)
	}
}

func TestFinite(t *testing.T) {
	for n := range 9 {
		values := make([]float32, n)
		if !finite(values) {
			t.Errorf("%d zeros are not finite", n)
		}
		for i := range values {
			values[i] = float32(math.Inf(-1))
			if finite(values) {
				t.Errorf("infinity at %d of %d is finite", i, n)
			}
			values[i] = math.MaxFloat32
		}
	}
}
