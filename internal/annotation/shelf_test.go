package annotation

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/asticode/go-astisub"
)

// publicSubtitles is the folder of subtitles that the tests of go-astisub ship: files of
// other people's tools, which the go command has fetched for our own tests.
func publicSubtitles(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/asticode/go-astisub").Output()
	dir := filepath.Join(strings.TrimSpace(string(out)), "testdata")
	if _, missing := os.Stat(dir); err != nil || missing != nil {
		t.Fatalf("the module's files are not there: %v %v", err, missing)
	}
	return dir
}

// TestShelfOfSubtitles reads files of other people: so many cues, the first and the last
// at these times, without a remark, and at the times that another parser reads. They have
// old Mac's line ends, UTF-16, times of two digits and without a fraction, no numbers,
// styles with blank lines, regions of a draft, and remarks between cues.
func TestShelfOfSubtitles(t *testing.T) {
	dir := publicSubtitles(t)
	three, six, ten := "3: 331ms-3.75s 6.331s-9.675s", "6: 1m39s-1m41.04s 2m31.4s-2m33.44s", "10: 17.985s-20.521s 12m0s-13m0s"
	for name, want := range map[string]string{
		"example-in-carriage-return": "3: 0s-3.766s 10.733s-14.066s", "example-in-html-entities": three, "example-out-html-entities": three,
		"example-in-non-utf8": six, "example-in": six, "example-out": six, "missing-sequence-in": six, "example-out-styled": ten, "example-in-styled": ten,
	} {
		for _, ext := range []string{".srt", ".vtt"} {
			raw, err := os.ReadFile(filepath.Join(dir, name+ext))
			if os.IsNotExist(err) && (ext == ".vtt" && (name == "missing-sequence-in" || name == "example-in-styled")) {
				continue // there is one of them in SRT alone
			}
			if err != nil {
				t.Fatal(err)
			}
			got, err := Read(name+ext, bytes.NewReader(raw))
			if err != nil || summary(got.Intervals) != want || len(got.Remarks) > 0 {
				t.Errorf("%s%s: %v %s %q, want %s", name, ext, err, summary(got.Intervals), got.Remarks, want)
			}
			if name != "example-in-non-utf8" { // the other parser has no UTF-16
				agree(t, filepath.Join(dir, name+ext), got.Intervals)
			}
		}
	}
}

func summary(all []Interval) string {
	if len(all) == 0 {
		return "none"
	}
	first, last := all[0], all[len(all)-1]
	return fmt.Sprintf("%d: %v-%v %v-%v", len(all), first.Start, first.End, last.Start, last.End)
}

// agree compares with what another parser reads.
func agree(t *testing.T, path string, all []Interval) {
	t.Helper()
	other, err := astisub.OpenFile(path)
	if err != nil || len(other.Items) != len(all) {
		t.Fatalf("%s: the other parser: %v, %d cues", path, err, len(other.Items))
	}
	for i, item := range other.Items {
		if v := all[i]; (item.StartAt-v.Start).Abs() > time.Millisecond || (item.EndAt-v.End).Abs() > time.Millisecond {
			t.Errorf("%s: cue %d is %v-%v, the other parser says %v-%v", path, i+1, v.Start, v.End, item.StartAt, item.EndAt)
		}
	}
}
