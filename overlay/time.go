package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
)

// microsecond is the time base of libav's own times.
var microsecond = astiav.NewRational(1, 1e6)

// rational is a time base or frame rate as libav takes it.
func rational(r face.Rational) astiav.Rational { return astiav.NewRational(int(r.Num), int(r.Den)) }

// seconds are so many ticks of a time base.
func seconds(ticks int64, base astiav.Rational) float64 {
	return float64(ticks) * float64(base.Num()) / float64(base.Den())
}
