package overlay

import (
	"slices"
	"testing"

	"github.com/asticode/go-astiav"
)

// The libav that is linked has the encoders and muxers of every container.
func TestContainersAreLinked(t *testing.T) {
	for _, c := range slices.Concat(Containers(), Pipes()) {
		for _, encoder := range []string{c.video, c.audio} {
			if encoder != "" && astiav.FindEncoderByName(encoder) == nil {
				t.Errorf("%s: libav has no encoder %s", c.Name, encoder)
			}
		}
		if astiav.FindOutputFormat(c.muxer) == nil {
			t.Errorf("%s: libav has no muxer %s", c.Name, c.muxer)
		}
	}
}
