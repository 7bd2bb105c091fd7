package plugin

import "testing"

// BenchmarkUpdate1080p draws a frame with two faces from a record, as a host asks
// for it: the picture is copied, too. Copy is that part alone.
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
			for b.Loop() {
				if kind == "copy" {
					copy(out, in)
				} else {
					n.Update(0.2, in, out)
				}
			}
		})
	}
}
