package frame

import "github.com/asticode/go-astiav"

// Carry is what an overlay takes over from the recording without decoding it:
// the open input, for its chapters and language tags, and the streams whose
// packets are copied. The input stays its reader's own and outlives the sink.
type Carry struct {
	Input   *astiav.FormatContext
	Video   *astiav.Stream   // the stream that is analysed
	Streams []*astiav.Stream // audio and subtitles, in input order
}
