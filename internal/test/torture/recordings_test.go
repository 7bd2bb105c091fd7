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

// maxMemory bounds the memory of a run, in bytes: far above the need of such a recording, and far
// below what a damaged number in its header may ask for.
const maxMemory = 1 << 30

// cutRecording runs the program on a truncated recording.
func cutRecording(c *trial) {
	in := pick(c, c.lab.clips)
	at := c.random.IntN(len(in.data))
	c.note("%s cut at byte %d of %d", in.name, at, len(in.data))
	c.read(in, in.data[:at], true)
}

// changedRecording runs the program on a recording with changed bytes.
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
	c.checkEnd(e, []int{exitDone, exitFailed, exitSome})
	c.checkRead(in, j, dir, e, cut)
}

// checkRead: a failed run leaves the old files; another run leaves a whole record, and its exit code
// says if frames are missing.
func (c *trial) checkRead(in *clip, j *job, dir string, e ended, cut bool) {
	if e.memory > maxMemory {
		c.fault("%d MB of memory", e.memory>>20)
	}
	if left := c.others(j, dir); len(left) > 0 {
		c.fault("left behind: %v", left)
	}
	if e.code == exitFailed {
		c.checkOldFiles(j, dir)
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
	case cut && in.endKnown && e.code == exitDone && pictures < in.pictures:
		c.fault("%d of %d pictures, and the run says that all is done", pictures, in.pictures)
	}
	c.playable(filepath.Join(dir, "out.mkv"), j)
}

func (c *trial) checkOldFiles(j *job, dir string) {
	for _, name := range j.outputs {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != string(old(name)) {
			c.fault("%s is not the old file, though the run failed (%v)", name, err)
		}
	}
}

// playable checks that ffmpeg decodes the pictures of the job's video, if it has one. The sound is
// copied with its damage, so it is not checked.
func (c *trial) playable(path string, j *job) {
	if !slices.Contains(j.outputs, "out.mkv") {
		return
	}
	if out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-f", "null", "-").CombinedOutput(); err != nil {
		c.fault("the video does not play: %v: %s", err, out)
	}
}
