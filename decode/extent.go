package decode

import (
	"os"

	"github.com/facecue/facecue/internal/extent"
)

// ending is how the bytes of an input ended.
type ending struct {
	at         extent.End
	fragmented bool  // the index came in pieces, of which the last may be missing
	length     int64 // negative where the end was not reached
}

// unknownEnding is that of an input whose bytes nobody followed to their end.
var unknownEnding = ending{at: extent.Unknown, length: -1}

// ending looks at the container's own structure. A pipe's was followed as its bytes
// came by, and ended only if it was read to its end; a file's is walked through now.
func (in *input) ending() ending {
	switch {
	case in.pipe != nil && in.pipe.ended:
		return ending{in.pipe.walk.End(), in.pipe.walk.Fragmented(), in.pipe.n}
	case in.regular != nil:
		return endingOf(in.regular, in.format)
	}
	return unknownEnding
}

func endingOf(f *os.File, format string) ending {
	info, err := f.Stat()
	if err != nil {
		return unknownEnding
	}
	walk, err := extent.OfFile(format, f, info.Size())
	if err != nil {
		return unknownEnding
	}
	return ending{walk.End(), walk.Fragmented(), info.Size()}
}
