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
		New: func(w io.Writer, _ opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
			return newGather(w, s, ffmetadata), nil
		},
	})
}

// ffmetadata follows FFmpeg's metadata format 1 (ffmpeg-formats, "Metadata").
func ffmetadata(g *gather) []byte {
	b := []byte(";FFMETADATA1\n")
	for _, c := range chapters(g) {
		b = fmt.Appendf(b, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n",
			g.milliseconds(c.Start), g.milliseconds(c.End), metaEscaper.Replace(c.Title))
	}
	return b
}

var metaEscaper = strings.NewReplacer("=", `\=`, ";", `\;`, "#", `\#`, `\`, `\\`, "\n", "\\\n")
