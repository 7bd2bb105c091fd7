//go:build sessions

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// TestLongHour: an hour of one person, and one of two people side by side, of shuffled parts of real
// clips: one number, and two. It needs less than 300 MB.
func TestLongHour(t *testing.T) {
	needRuntime(t)
	for name, cast := range map[string][]string{"one man": {"franck"}, "two men": {"franck", "david"}} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(uint64(len(cast)), 0))
			var part, shots []shot
			length := 0.0
			for length < 600 {
				s := shot{cast, 5 * float64(random.IntN(35)), 5 + float64(random.IntN(36)), ""}
				if len(cast) > 1 {
					s.from = float64(random.IntN(4))
				}
				part, length = append(part, s), length+s.length
			}
			const loops = 6
			for range loops {
				shots = append(shots, part...)
			}
			clip := ffmpeg(t, filepath.Join(t.TempDir(), "hour.mkv"), "-stream_loop", fmt.Sprint(loops-1), "-i", editAt(t, 10, part), "-c:v", "copy")
			lowerPeak(t)
			got := compared(t, clip, shots)
			if mb := peak(t); mb > 300 || mb < 50 {
				t.Errorf("the hour took %d MB", mb)
			} else {
				t.Logf("the hour took %d MB", mb)
			}
			if got.people != len(cast) || got.right < 0.99 {
				t.Errorf("%+v, %d people are there", got, len(cast))
			}
		})
	}
}

// lowerPeak makes the peak of this program's memory that of now (proc(5), "clear_refs").
func lowerPeak(t testing.TB) {
	t.Helper()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Skip("the peak of memory cannot be measured here:", err)
	}
}

// peak is the peak of this program's memory, MB.
func peak(t testing.TB) int {
	t.Helper()
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(read(t, "/proc/self/status"))
	if found == nil {
		t.Fatal("no VmHWM in /proc/self/status")
	}
	kb, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kb / 1024
}
