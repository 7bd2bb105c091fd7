//go:build torture

package torture

import (
	"fmt"
	"path/filepath"
)

// readerGone closes the program's standard output: at once, after some bytes, or by a device without
// room. Another output of the run is a file.
func readerGone(c *trial) {
	j := c.lab.jobs[0]
	j = &job{name: "annotate", program: j.program, inputs: j.inputs, outputs: []string{"out.jsonl", "out.vtt"}, want: j.want}
	dir := c.stage(j, "out")
	run := command{j.program, "annotate", "-y", j.inputs[0], "-o", pick(c, []string{"[f=jsonl]-", "[f=csv]-", "[f=matroska:preset=ultrafast]-"}),
		"-o", filepath.Join(dir, "out.jsonl"), "-o", filepath.Join(dir, "out.vtt")}
	way := pick(c, []struct {
		script string
		codes  []int
	}{
		{`exec "$@" >&-`, []int{exitFailed}},
		{`exec "$@" >/dev/full`, []int{exitFailed}},
		{fmt.Sprintf(`"$@" | head -c %d >/dev/null; exit ${PIPESTATUS[0]}`, c.random.IntN(3000)), []int{exitDone, exitPipe}},
	})
	c.note("%v, %s", run[1:], way.script)
	e := c.lab.run(run.wrapped("bash", "-c", way.script, "bash"), nil)
	c.note("%s: %s", e, e.brief())
	c.check(j, dir, e, way.codes...)
}
