package page

import (
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

// Format is the name of the output.
const Format = "page"

// Sign stands within the first 4 KiB of a page of a session, and of no other page.
const Sign = `<meta name="generator" content="facecue page">`

func init() {
	format.Register(format.Format{
		Name: Format, Ext: ".html", Binary: true, Frames: true, Signals: true,
		Help:    "a page for a browser, which needs no network: the film, the expressions of each person over time, moments, measures, notes",
		Options: opt.Set{format.Media(), thumbnailsOption()},
		New:     newWriter,
	})
}

// writer keeps what the page shows until the end of the recording.
type writer struct {
	out        io.Writer
	media      string
	thumbnails string // value of the option
	header     format.Header
	content    *content
	remarks    []string
}

func newWriter(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	return &writer{out: w, media: v.String(format.MediaOption), thumbnails: v.String(format.PicturesOption), header: h, content: newContent(h)}, nil
}
