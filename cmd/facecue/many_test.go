package main

import (
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The ffmpeg program takes long to start, so these run it once for many files.

// patterns are clips without a face, but with sound, one for each list of options.
func patterns(t testing.TB, name string, cases map[string][]string, common ...string) map[string]string {
	t.Helper()
	args, paths := []string{"-f", "lavfi", "-i", "testsrc2=s=322x182:r=25:d=1", "-f", "lavfi", "-i", "sine=d=1"}, map[string]string{}
	for key, options := range cases {
		paths[key] = filepath.Join(t.TempDir(), name)
		args = append(append(append(args, common...), options...), paths[key])
	}
	ffmpegAll(t, nil, args...)
	return paths
}

func ffmpegAll(t testing.TB, inputs []string, args ...string) {
	t.Helper()
	all := []string{"-v", "error", "-y"}
	for _, path := range inputs {
		all = append(all, "-i", path)
	}
	if out, err := exec.Command("ffmpeg", append(all, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %v of %v: %v\n%s", args, inputs, err, out)
	}
}

// ofEach are texts that ffmpeg writes in a format of the streams of each file.
func ofEach(t testing.TB, paths []string, format string, streams []string, options ...string) []string {
	t.Helper()
	dir, texts := t.TempDir(), make([]string, len(paths))
	var args []string
	for i := range paths {
		for _, s := range streams {
			args = append(args, "-map", fmt.Sprint(i, ":", s))
		}
		args = append(append(args, options...), "-f", format, filepath.Join(dir, fmt.Sprint(i)))
	}
	ffmpegAll(t, paths, args...)
	for i := range paths {
		texts[i] = string(read(t, filepath.Join(dir, fmt.Sprint(i))))
	}
	return texts
}

// checksumsOf are those of each file.
func checksumsOf(t testing.TB, paths []string, streams []string, options ...string) []string {
	t.Helper()
	texts := ofEach(t, paths, "framemd5", streams, options...)
	for i := range texts {
		texts[i] = sums(texts[i])
	}
	return texts
}

// sameChecksums compares the pictures and the sound of clips with what became of them.
func sameChecksums(t *testing.T, clips, outs map[string]string, options ...string) {
	t.Helper()
	names, paths := pairs(clips, outs)
	all := checksumsOf(t, paths, []string{"v", "a"}, append([]string{"-c:a", "copy"}, options...)...)
	for i, name := range names {
		if want, got := all[2*i], all[2*i+1]; got != want || !strings.Contains(want, "\n1,") {
			t.Errorf("%s: pictures or sound differ: %s", name, firstLine(got, want))
		}
	}
}

var described = regexp.MustCompile(`Stream #\d+:\d+.*: Video: [^,]*, (.*?\d+x\d+(?: \[[^]]*\])?)`)

// sameShapes compares how ffmpeg describes the samples of clips and of what became of them.
func sameShapes(t *testing.T, clips, outs map[string]string) {
	t.Helper()
	names, paths := pairs(clips, outs)
	args := []string{"-hide_banner"}
	for _, path := range paths {
		args = append(args, "-i", path)
	}
	out, _ := exec.Command("ffmpeg", args...).CombinedOutput() // fails, for there is no output
	all := described.FindAllSubmatch(out, -1)
	if len(all) != len(paths) {
		t.Fatalf("%q of %d files:\n%s", all, len(paths), out)
	}
	for i, name := range names {
		if want, got := string(all[2*i][1]), string(all[2*i+1][1]); got != want {
			t.Errorf("%s: the pictures are %s, came as %s", name, got, want)
		}
	}
}

// pairs are the paths of clips, each with that of what became of it.
func pairs(clips, outs map[string]string) (names, paths []string) {
	names = slices.Sorted(maps.Keys(clips))
	for _, name := range names {
		paths = append(paths, clips[name], outs[name])
	}
	return names, paths
}
