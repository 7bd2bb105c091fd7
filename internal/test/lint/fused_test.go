package lint

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// exact are the packages without cgo whose arithmetic decides the bytes of the record and of other
// outputs. They compute the same bits on every processor. A fused multiply-add rounds once where
// other processors round twice, so these packages must have none.
var exact = []string{
	"internal/elementary", "internal/face", "internal/pixel", "internal/opt", "internal/detection",
	"internal/track", "internal/follow", "internal/event", "internal/speech", "internal/shield", "internal/draw", "internal/timecode",
}

// crossCompiler is Debian's C compiler for arm64, which cgo needs on other processors.
const crossCompiler = "aarch64-linux-gnu-gcc"

// TestLongNothingIsFused searches the compiler's listing of each package, for processors with fused
// multiply-add. float64(x*y) + z keeps the compiler from using it. For amd64 the compiler uses it
// from level v3 on, for additions only. internal/inference imports a package that needs cgo.
func TestLongNothingIsFused(t *testing.T) {
	check := func(env []string, packages ...string) {
		t.Helper()
		for _, f := range fusedIn(listing(t, env, packages)) {
			t.Error(f)
		}
	}
	t.Run("arm64", func(t *testing.T) { check([]string{"GOARCH=arm64", "CGO_ENABLED=0"}, exact...) })
	t.Run("amd64", func(t *testing.T) { check([]string{"GOARCH=amd64", "GOAMD64=v3", "CGO_ENABLED=0"}, exact...) })
	t.Run("inference", func(t *testing.T) {
		env := []string{"GOARCH=arm64", "CGO_ENABLED=1"}
		if runtime.GOARCH != "arm64" {
			if _, err := exec.LookPath(crossCompiler); err != nil {
				t.Skipf("no C compiler for arm64 here: install gcc-aarch64-linux-gnu and libc6-dev-arm64-cross (%v)", err)
			}
			env = append(env, "CC="+crossCompiler)
		}
		check(env, "internal/inference")
	})
}

// listing is the compiler's assembly of packages.
func listing(t *testing.T, env, packages []string) string {
	t.Helper()
	args := []string{"build", "-gcflags=-S"}
	for _, p := range packages {
		args = append(args, module+p)
		// The go command runs a cached test again if a file or folder that it opened has changed.
		if _, err := os.ReadDir("../../../" + p); err != nil {
			t.Fatal(err)
		}
	}
	text := run(t, env, args...)
	for _, p := range packages {
		if !strings.Contains(text, "# "+module+p+"\n") {
			t.Fatalf("%v: no listing of %s", env, p)
		}
	}
	return text
}

func run(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), append([]string{"GOOS=linux", "GOFLAGS="}, env...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v go %v: %v\n%s", env, args, err, out[:min(len(out), 2000)])
	}
	return string(out)
}

var (
	// function is the first line of a function in a listing.
	function = regexp.MustCompile(`^(\S+) STEXT `)
	// fused is an instruction that adds to a product before the product is rounded.
	fused = regexp.MustCompile(`\(([^()]+\.go:\d+)\)\t(FN?M(?:ADD|SUB)[SD]|VFN?M(?:ADD|SUB)\d+[SP][SD])\t`)
)

// fusedIn lists the line, the function and the instruction of each fused operation.
func fusedIn(listing string) (found []string) {
	name := ""
	for line := range strings.Lines(listing) {
		if m := function.FindStringSubmatch(line); m != nil {
			name = m[1]
		}
		if m := fused.FindStringSubmatch(line); m != nil {
			found = append(found, fmt.Sprintf("%s: %s has a fused %s", m[1], name, m[2]))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// TestFusedIsFound: fusedIn finds every form of fused instruction.
func TestFusedIsFound(t *testing.T) {
	source := filepath.Join(t.TempDir(), "sums.go")
	text := `package sums
func Add(x, y, z float64) float64 { return x*y + z }
func Take(x, y, z float32) float32 { return z - x*y }
func TakeProduct(x, y, z float64) float64 { return x*y - z }
func Rounded(x, y, z float64) float64 { return float64(x*y) + z }
`
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env  []string
		want []string
	}{
		{[]string{"GOARCH=arm64"}, []string{"2: sums.Add has a fused FMADDD", "3: sums.Take has a fused FMSUBS", "4: sums.TakeProduct has a fused FNMSUBD"}},
		{[]string{"GOARCH=amd64", "GOAMD64=v3"}, []string{"2: sums.Add has a fused VFMADD231SD"}},
		{[]string{"GOARCH=amd64", "GOAMD64=v1"}, nil},
	} {
		got := fusedIn(run(t, c.env, "tool", "compile", "-S", "-p", "sums", "-o", source+".o", source))
		for i, line := range got {
			got[i] = strings.TrimPrefix(line, source+":")
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: found %q, want %q", c.env, got, c.want)
		}
	}
}
