package record

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// checkFloat compares a number read by the fast reader with the one that strconv reads.
func checkFloat(t *testing.T, text string) {
	t.Helper()
	q := fastReader{line: []byte(text + ",")}
	got := q.float()
	want, err := strconv.ParseFloat(text, 32)
	if q.wrong != (err != nil) || math.Float32bits(got) != math.Float32bits(float32(want)) {
		t.Errorf("%s is read as %v (wrong: %v), strconv gives %v (%v)", text, got, q.wrong, float32(want), err)
	}
	if !q.wrong && q.at != len(text) {
		t.Errorf("%s is read up to its place %d", text, q.at)
	}
}

// TestFloats: the fast reader gives the float32 nearest to a number, also in the middle between
// two of them, where half of a unit in the last place decides.
func TestFloats(t *testing.T) {
	for _, text := range []string{"0", "-0", "0.0", "1", "-1.5", "0.1", "16777217", "16777219", "-16777217", "1e-3", "1E5", "0.000000000000001",
		"123456789012345", "1234567890123456", "999999999999999", "3.4028235e38", "1e39", "1e-46", "33554434.0", "0.50000003", "8388608.5", "8388609.5"} {
		checkFloat(t, text)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200000 {
		v := math.Float32frombits(random.Uint32())
		if v != v || math.IsInf(float64(v), 0) {
			continue
		}
		checkFloat(t, strconv.FormatFloat(float64(v), 'g', -1, 32))
		checkFloat(t, strconv.FormatFloat(random.Float64(), 'f', random.IntN(17), 64))
		checkFloat(t, fmt.Sprint(random.IntN(1<<26)*2+1<<uint(random.IntN(3))))
		between := math.Float64frombits(math.Float64bits(float64(math.Float32frombits(0x3F000000|random.Uint32()>>9))) | 1<<28)
		checkFloat(t, strconv.FormatFloat(between, 'f', 9+random.IntN(8), 64))
	}
}

// TestNoFloats: what JSON does not allow as a number is refused.
func TestNoFloats(t *testing.T) {
	for _, text := range []string{"", "-", ".5", "5.", "01", "+1", "-.1", "1.e3", "1e", "--1", "x", "00"} {
		q := fastReader{line: []byte(text + ",")}
		if q.float(); !q.wrong && q.at == len(text) {
			t.Errorf("%q is a number", text)
		}
	}
}
