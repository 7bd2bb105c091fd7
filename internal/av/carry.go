package av

import "github.com/asticode/go-astiav"

// Carry is what a sink takes over from an open input without decoding it. The input
// stays its reader's own and outlives the sink.
type Carry struct {
	Input   *astiav.FormatContext // for its chapters and tags
	Video   *astiav.Stream        // the stream that is analysed
	Streams []*astiav.Stream      // whose packets are copied, in the input's order
}
