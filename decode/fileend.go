package decode

import (
	"os"

	"github.com/facecue/facecue/internal/extent"
)

// fileEnd is how the bytes of an input end.
type fileEnd struct {
	at         extent.End
	fragmented bool  // the index came in pieces, of which the last may be missing
	length     int64 // of all bytes; negative where their end was not reached
}

// unknownEnd is that of an input that was not read to its end.
var unknownEnd = fileEnd{at: extent.Unknown, length: -1}

// fileEnd looks at the container's own structure. That of a pipe was followed while its
// bytes were read, and is known if they were read to their end; a file is walked through
// now.
func (in *input) fileEnd() fileEnd {
	switch {
	case in.pipe != nil && in.pipe.ended:
		return fileEnd{in.pipe.walk.End(), in.pipe.walk.Fragmented(), in.pipe.read}
	case in.regular != nil:
		return endOfFile(in.regular, in.format)
	}
	return unknownEnd
}

func endOfFile(f *os.File, format string) fileEnd {
	info, err := f.Stat()
	if err != nil {
		return unknownEnd
	}
	walk, err := extent.OfFile(format, f, info.Size())
	if err != nil {
		return unknownEnd
	}
	return fileEnd{walk.End(), walk.Fragmented(), info.Size()}
}
