package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/event"
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

// chapter is a stretch of the recording that begins with an expression.
type chapter struct {
	from, to int64 // PTS
	title    string
}

// chapters begin with the states of expressions. Players show one chapter at a
// time, so each ends where the next begins; what begins together shares one.
func chapters(g *gather) (list []chapter) {
	for _, e := range expressions(g.rows) {
		if e.Kind == event.Fleeting {
			continue
		}
		if n := len(list); n > 0 && list[n-1].from == e.Onset {
			list[n-1].title += ", " + g.markerName(e)
			continue
		}
		if n := len(list); n > 0 {
			list[n-1].to = e.Onset
		}
		list = append(list, chapter{e.Onset, g.end, g.markerName(e)})
	}
	return list
}

// ffmetadata follows FFmpeg's metadata format 1 (ffmpeg-formats, "Metadata").
func ffmetadata(g *gather) []byte {
	b := []byte(";FFMETADATA1\n")
	for _, c := range chapters(g) {
		b = fmt.Appendf(b, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n",
			g.milliseconds(c.from), g.milliseconds(c.to), metaEscaper.Replace(c.title))
	}
	return b
}

var metaEscaper = strings.NewReplacer("=", `\=`, ";", `\;`, "#", `\#`, `\`, `\\`, "\n", "\\\n")
