//go:build torture

package torture

import (
	"os"
	"path/filepath"
	"testing"
)

// text is a file that render or import reads.
type text struct {
	name, command string
	data          []byte
}

// prepareTexts makes one text of each kind that can be read.
func (l *lab) prepareTexts(t *testing.T) {
	t.Helper()
	for _, name := range []string{"in.jsonl", "in.parquet", "in.eaf", "in.TextGrid", "in.srt", "in.vtt", "in_events.tsv", "in.events.csv"} {
		by := "import"
		if name == "in.jsonl" || name == "in.parquet" {
			by = "render"
		}
		l.must(t, command{l.program, "render", l.path("record.jsonl"), "-o", l.path(name)})
		l.must(t, command{l.program, by, l.path(name), "-o", filepath.Join(folder(t), "out.vtt")})
		data, err := os.ReadFile(l.path(name))
		if err != nil {
			t.Fatal(err)
		}
		l.texts = append(l.texts, text{name, by, data})
	}
}

// changedText runs the program on a truncated or changed record or annotation.
func changedText(c *trial) {
	in := pick(c, c.lab.texts)
	data := c.change(in.data)
	if c.random.IntN(4) == 0 {
		data = in.data[:c.random.IntN(len(in.data))]
	}
	path := c.path(in.name)
	c.write(path, data)
	j := &job{name: in.command, outputs: []string{"out.events.csv", "out.eaf"}}
	dir := c.stage(j, "out")
	c.note("%s of a changed %s", in.command, in.name)
	e := c.lab.run(command{c.lab.program, in.command, "-y", path, "-o", filepath.Join(dir, "out.events.csv"), "-o", filepath.Join(dir, "out.eaf")}, nil)
	c.note("%s: %s", e, e.brief())
	c.ends = append(c.ends, e.String())
	c.checkEnd(e, []int{exitDone, exitFailed, exitUsage, exitSome})
	if e.memory > maxMemory {
		c.fault("%d MB of memory", e.memory>>20)
	}
	if left := c.others(j, dir); len(left) > 0 {
		c.fault("left behind: %v", left)
	}
	if e.code == exitFailed || e.code == exitUsage {
		c.checkOldFiles(j, dir)
		return
	}
	for _, name := range j.outputs {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || len(got) == 0 || string(got) == string(old(name)) {
			c.fault("%s was not written, though the run ended with %d (%v)", name, e.code, err)
		}
	}
}
