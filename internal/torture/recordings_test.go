//go:build torture

package torture

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

var errOrder = errors.New("the pictures of the record are out of order")

// mostMemory is far above what a recording of this size takes, and far below what a
// damaged number in its header may ask for.
const mostMemory = 1 << 30

// cutRecording has the program read a recording of which the end is missing.
func cutRecording(c *trial) {
	in := pick(c, c.lab.clips)
	at := c.random.IntN(len(in.data))
	c.note("%s cut at byte %d of %d", in.name, at, len(in.data))
	c.read(in, in.data[:at], true)
}

// changedRecording has it read one that was changed in the middle.
func changedRecording(c *trial) {
	in := pick(c, c.lab.clips)
	c.note("%s, changed", in.name)
	c.read(in, c.change(in.data), false)
}

// read runs annotate on data, as a file or through a pipe.
func (c *trial) read(in *clip, data []byte, cut bool) {
	path := c.path(in.name)
	c.write(path, data)
	j := &job{name: "annotate", program: c.lab.program, outputs: []string{"out.jsonl", "out.vtt"}}
	dir := c.stage(j, "out")
	outputs := []string{"-o", filepath.Join(dir, "out.jsonl"), "-o", filepath.Join(dir, "out.vtt")}
	if c.random.IntN(4) == 0 {
		j.outputs = append(j.outputs, "out.mkv")
		c.write(filepath.Join(dir, "out.mkv"), old("out.mkv"))
		outputs = append(outputs, "-o", "[preset=ultrafast]"+filepath.Join(dir, "out.mkv"))
	}
	input := path
	var through []string
	if c.random.IntN(4) == 0 {
		input, through = "-", []string{"sh", "-c", `cat "$0" | "$@"`, path}
		c.note("through a pipe")
	}
	e := c.lab.run(append(command{j.program, "annotate", "-y", input}, outputs...).wrapped(through...), nil)
	c.note("%s: %s", e, e.brief())
	c.ends = append(c.ends, e.String())
	c.judgeEnd(e, []int{exitDone, exitFailed, exitSome})
	c.judgeRead(in, j, dir, e, cut)
}

// judgeRead: a run that failed leaves the old files; another one leaves a whole record, and
// says so where pictures are missing.
func (c *trial) judgeRead(in *clip, j *job, dir string, e ended, cut bool) {
	if e.memory > mostMemory {
		c.fault("%d MB of memory", e.memory>>20)
	}
	if left := c.others(j, dir); len(left) > 0 {
		c.fault("left behind: %v", left)
	}
	if e.code == exitFailed {
		c.judgeOld(j, dir)
		return
	}
	data, err := os.ReadFile(filepath.Join(dir, "out.jsonl"))
	if err != nil || slices.Equal(data, old("out.jsonl")) {
		c.fault("no record, though the run ended with %d (%v)", e.code, err)
		return
	}
	pictures, err := recordOf(data)
	switch {
	case err != nil:
		c.fault("the record: %v", err)
	case cut && in.told && e.code == exitDone && pictures < in.pictures:
		c.fault("%d of %d pictures, and the run says that all is done", pictures, in.pictures)
	}
	c.playable(filepath.Join(dir, "out.mkv"), j)
}

func (c *trial) judgeOld(j *job, dir string) {
	for _, name := range j.outputs {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != string(old(name)) {
			c.fault("%s is not the old file, though the run failed (%v)", name, err)
		}
	}
}

// playable has the ffmpeg program show the pictures of the video, where the job has one.
// Its sound is the recording's, with the damage.
func (c *trial) playable(path string, j *job) {
	if !slices.Contains(j.outputs, "out.mkv") {
		return
	}
	if out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-f", "null", "-").CombinedOutput(); err != nil {
		c.fault("the video does not play: %v: %s", err, out)
	}
}
