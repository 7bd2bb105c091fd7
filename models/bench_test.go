package models

import (
	"fmt"
	"testing"
)

func BenchmarkRun(b *testing.B) {
	for _, c := range []struct {
		name string
		w, h int
	}{{DefaultDetector, 320, 192}, {DefaultDetector, 640, 384}, {DefaultRegion, RegionSide, RegionSide}, {DefaultConfirm, RegionSide, RegionSide}, {DefaultExpression, 48, 48}} {
		b.Run(fmt.Sprintf("%s/%dx%d", c.name, c.w, c.h), func(b *testing.B) {
			s := session(b, c.name)
			if err := s.Bind(c.w, c.h); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
