package overlay

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// fieldEncoders are the encoders that write into every picture which field comes first.
var fieldEncoders = []string{
	"libx264", "libx264rgb", "h264_nvenc", "h264_qsv", "mpeg2video", "mpeg4", "ffv1", "prores", "prores_aw", "prores_ks", "dnxhd", "dvvideo",
}

// keepsFields tells whether the file says in which order fields are shown. For raw pictures
// the container says it, else the encoder.
func (c Container) keepsFields(encoder string) bool {
	return c.fixedRate || !c.anyFormat && slices.Contains(fieldEncoders, encoder)
}

// fieldWriter names what says the order of fields: the encoder, or the container of raw
// pictures.
func (c Container) fieldWriter(encoder string) string {
	if c.anyFormat {
		return c.Name
	}
	return encoder
}

// fieldKeeper has all pictures coded in one order of fields, and warns once where fields
// are lost.
type fieldKeeper struct {
	order  av.FieldOrder
	writer string // what writes the pictures, for the warning
	log    *slog.Logger
	warned bool
}

// keep prepares a picture for the encoder. A progressive picture among interlaced ones is
// coded in their order.
func (k *fieldKeeper) keep(picture *astiav.Frame) {
	own := av.FieldOrderOf(picture)
	switch {
	case k.order.Interlaced() && !own.Interlaced():
		av.SetFirstField(picture, k.order)
	case own.Interlaced() && !k.order.Interlaced() && !k.warned:
		k.warned = true
		k.log.Warn(fmt.Sprintf("the pictures are interlaced, which %s does not write at their size: they become progressive; "+
			"libx264 keeps fields if the height is a multiple of 4, filter -f yuv4mpegpipe always", k.writer))
	}
}
