package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "ffmetadata", Ext: ".ffmeta",
		Help: "chapters for ffmpeg -i in.mkv -i out.ffmeta -map_chapters 1 -c copy: a chapter from each expression to the next",
		New: func(w io.Writer, _ opt.Values, s face.Stream, p face.Provenance) (Writer, error) {
			return newGather(w, s, func(g *gather) []byte { return ffmetadata(g, p) }), nil
		},
	})
}

// ffmetadata follows FFmpeg's metadata format 1 (ffmpeg-formats, "Metadata").
// A line that begins with ; is for people.
func ffmetadata(g *gather, p face.Provenance) []byte {
	b := fmt.Appendf(nil, ";FFMETADATA1\n; %s\n", strings.ReplaceAll(p.String(), "\n", " "))
	for _, c := range chapters(g) {
		b = fmt.Appendf(b, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n",
			g.milliseconds(c.Start), g.milliseconds(c.End), metaEscaper.Replace(c.Title))
	}
	return b
}

var metaEscaper = strings.NewReplacer("=", `\=`, ";", `\;`, "#", `\#`, `\`, `\\`, "\n", "\\\n")
