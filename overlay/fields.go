package overlay

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// fieldEncoders write down which field of a picture comes first, in every picture.
var fieldEncoders = []string{
	"libx264", "libx264rgb", "h264_nvenc", "h264_qsv", "mpeg2video", "mpeg4", "ffv1", "prores", "prores_aw", "prores_ks", "dnxhd", "dvvideo",
}

// takesFields tells whether the order of fields can be kept. Of raw pictures the
// container tells it.
func (c Container) takesFields(encoder string) bool {
	return c.constant || !c.exact && slices.Contains(fieldEncoders, encoder)
}

// writes names what tells the order of fields: the encoder, or the container of raw
// pictures.
func (c Container) writes(encoder string) string {
	if c.exact {
		return c.Name
	}
	return encoder
}

// fieldKeeper knows in which order fields are coded, and says once that some are lost.
type fieldKeeper struct {
	order av.FieldOrder
	who   string // writes the pictures
	log   *slog.Logger
	told  bool
}

// keep readies a picture. One without fields among others that have some is coded in
// their order.
func (k *fieldKeeper) keep(picture *astiav.Frame) {
	own := av.FieldOrderOf(picture)
	switch {
	case k.order.Interlaced() && !own.Interlaced():
		av.SetFirstField(picture, k.order)
	case own.Interlaced() && !k.order.Interlaced() && !k.told:
		k.told = true
		k.log.Warn(fmt.Sprintf("the pictures are interlaced, which %s does not write at their size: they become progressive; "+
			"libx264 keeps fields where 4 divides the height, and filter -f yuv4mpegpipe at any", k.who))
	}
}
