// Command facecue-frei0r is facecue as a frei0r filter: a library that FFmpeg, MLT
// (melt, Kdenlive, Shotcut) and GStreamer load. Build it with -buildmode=c-shared.
// It holds no libav, since the host has its own.
package main

import (
	"fmt"
	"os"

	"github.com/facecue/facecue/internal/onepicture"
	"github.com/facecue/facecue/internal/plugin"
)

// process is what all instances share: frei0r has no handle for a loaded plugin.
var process = newProcess()

func newProcess() *plugin.Process {
	p := plugin.NewProcess(func(line string) { fmt.Fprintln(os.Stderr, "facecue: "+line) })
	p.Analyse = (&onepicture.Analyser{Runtime: nearby}).Find
	return p
}

func main() {}
