package models

import (
	"testing"
)

// greatNetwork is an expression network of 4x4 pixels whose logits are 8-bit products
// that could saturate; the zero point of its weights is missing.
func greatNetwork() []byte {
	graph := chunk(7, chunk(2, []byte("g")),
		chunk(11, valueInfo("input", elementFloat, []int64{1, 1, 4, 4})), chunk(12, valueInfo("logits", elementFloat, []int64{1, 2})),
		chunk(5, bytesOf(elementInt8, "great", -128, 16, 2)),
		operator("Flatten", []string{"input"}, "flat"),
		operator("Cast", []string{"flat"}, "bytes", integer("to", elementUint8)),
		operator("MatMulInteger", []string{"bytes", "great"}, "sums"),
		operator("Cast", []string{"sums"}, "logits", integer("to", elementFloat)))
	return append(append(varint(1, 8), chunk(8, varint(2, 13))...), graph...)
}

// TestSessionIsPrecise: a user's network whose weights could saturate gives the exact
// sums on every processor.
func TestSessionIsPrecise(t *testing.T) {
	start(t)
	m, err := registry(t).Open(writeModel(t, t.TempDir(), greatNetwork()))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Saturating) != 1 || m.Saturating[0] != (Saturating{"great", 128}) {
		t.Errorf("could saturate: %v", m.Saturating)
	}
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Bind(4, 4); err != nil {
		t.Fatal(err)
	}
	for i := range s.Input().Numbers {
		s.Input().Numbers[i] = 255
	}
	if err := s.Run(); err != nil {
		t.Fatal(err)
	}
	const want = 16 * 255 * -128
	if got := s.Output(0); got[0] != want || got[1] != want {
		t.Errorf("%v, want %d each", got, want)
	}
}

// TestPreciseOnlyWhereNeeded: a network that cannot saturate keeps the fast kernels.
func TestPreciseOnlyWhereNeeded(t *testing.T) {
	start(t)
	m, err := registry(t).Open(writeModel(t, t.TempDir(), constantNetwork(4, "logits", 1, 2)))
	if err != nil {
		t.Fatal(err)
	}
	if precise, err := m.Precise(); err != nil || precise {
		t.Errorf("precise %v, %v", precise, err)
	}
}

func BenchmarkSaturating(b *testing.B) {
	m, err := registry(b).Open(DefaultExpression)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := saturating(m.weights); err != nil {
			b.Fatal(err)
		}
	}
}

// TestBuiltInCannotSaturate: the networks that are part of the program give the same
// numbers on every processor, with fast kernels.
func TestBuiltInCannotSaturate(t *testing.T) {
	for _, name := range DefaultNames() {
		m, err := registry(t).Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Saturating) > 0 {
			t.Errorf("%s: %v", name, m.Saturating)
		}
	}
}

// TestGreatestOf: one value among zeros is found at each place of a group of eight and in the
// rest.
func TestGreatestOf(t *testing.T) {
	for value, want := range map[int8]int{64: 64, 65: 65, 127: 127, -65: 65, -128: 128} {
		for at := range 19 {
			raw := make([]byte, 19)
			raw[at] = byte(value)
			if got := greatestOf(raw); got != want {
				t.Errorf("%d at %d of 19: %d", value, at, got)
			}
		}
	}
	if got := greatestOf([]byte("???????????????????")); got > safeWeight { // 63
		t.Errorf("values of 63: %d", got)
	}
}
