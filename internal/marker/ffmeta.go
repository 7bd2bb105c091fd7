package marker

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "ffmetadata", Ext: ".ffmeta",
		Help: "chapters for ffmpeg -i in.mkv -i out.ffmeta -map_chapters 1 -c copy: a chapter from each expression to the next",
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, ffmetadata), nil
		},
	})
}

// ffmetadata follows FFmpeg's metadata format 1 (ffmpeg-formats, "Metadata").
// A line that begins with ; is for people.
func ffmetadata(g *format.EventBuffer) []byte {
	b := fmt.Appendf(nil, ";FFMETADATA1\n; %s\n", strings.ReplaceAll(g.Provenance.String(), "\n", " "))
	for _, c := range chapters(g) {
		b = fmt.Appendf(b, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n",
			g.Milliseconds(c.Start), g.Milliseconds(c.End), metaEscaper.Replace(c.Title))
	}
	return b
}

var metaEscaper = strings.NewReplacer("=", `\=`, ";", `\;`, "#", `\#`, `\`, `\\`, "\n", "\\\n")
