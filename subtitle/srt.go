package subtitle

import (
	"bufio"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(encoding{
		Name: "srt", Ext: ".srt",
		Help:    "SubRip subtitles, which VLC loads by itself beside a video of the same name",
		Options: intervalOptions(reading),
		New:     newSRT,
	})
}

// srt writes UTF-8 without a byte order mark and LF line ends.
type srt struct {
	w       *bufio.Writer
	clock   clock
	percent bool
	count   int
}

func newSRT(w io.Writer, v opt.Values, h format.Header) (Encoder, error) {
	return &srt{w: bufio.NewWriter(w), clock: clock{h.Stream.Clock}, percent: v.Bool("percent")}, nil
}

func (s *srt) Encode(c Cue) error {
	s.count++
	from, to := s.clock.milliseconds(c)
	fmt.Fprintf(s.w, "%d\n%s --> %s\n%s\n\n", s.count, stamp(from, ","), stamp(to, ","), spell(c, s.percent, escapeSRT, "\n"))
	return s.w.Flush() // a run that is ended leaves the cues up to then
}

func (s *srt) Close() error { return s.w.Flush() }
