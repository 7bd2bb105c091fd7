package plugin

import (
	"syscall"
	"testing"
)

// BenchmarkUpdate1080p draws a frame with two faces from a record and copies the picture, as a
// host does. "copy" is the copying alone. cpu-ns is the processor time, which other programs do
// not change.
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
			before := processorTime(b)
			for b.Loop() {
				if kind == "copy" {
					copy(out, in)
				} else {
					n.Update(0.2, in, out)
				}
			}
			b.ReportMetric(float64(processorTime(b)-before)/float64(b.N), "cpu-ns/op")
		})
	}
}

// processorTime is the processor time of the process, in nanoseconds.
func processorTime(b *testing.B) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
