package plugin

import (
	"syscall"
	"testing"
)

// BenchmarkUpdate1080p draws a frame with two faces from a record, as a host asks
// for it: the picture is copied, too. Copy is that part alone. cpu-ns is what a
// machine with nothing else to do would take.
func BenchmarkUpdate1080p(b *testing.B) {
	for _, kind := range []string{"copy", "box", "label", "bars", "blur"} {
		b.Run(kind, func(b *testing.B) {
			p, _ := process()
			n := p.New(Host{}, 1920, 1080)
			n.SetText(record, recording(b))
			n.SetText(style, kind)
			in, out := make([]byte, n.Size()), make([]byte, n.Size())
			n.Update(0, in, out)
			b.ReportAllocs()
			before := processor(b)
			for b.Loop() {
				if kind == "copy" {
					copy(out, in)
				} else {
					n.Update(0.2, in, out)
				}
			}
			b.ReportMetric(float64(processor(b)-before)/float64(b.N), "cpu-ns/op")
		})
	}
}

// processor is the time that the process has computed, in nanoseconds.
func processor(b *testing.B) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
