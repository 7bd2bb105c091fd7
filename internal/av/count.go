package av

import "sync/atomic"

// Counts are numbers of libav's objects.
type Counts struct {
	Packets, Frames int64
	Contexts        int64 // of codecs, containers, byte streams, filter graphs and scalers
}

var packets, frames, contexts atomic.Int64

// Allocated counts the objects that were made by this package and are not freed yet. All
// counts are zero when everything that uses libav is closed.
func Allocated() Counts {
	return Counts{Packets: packets.Load(), Frames: frames.Load(), Contexts: contexts.Load()}
}
