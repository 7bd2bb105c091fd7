package subtitle

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(encoding{
		Name: "vtt", Ext: ".vtt",
		Help: "WebVTT subtitles: portable for every player, web for browsers, or metadata for scripts",
		Options: append(intervalOptions(reading), opt.Option{
			Name: "profile", Kind: opt.Choice, Default: "portable", Choices: []string{"portable", "web", "metadata"},
			Help: "portable: plain cues; web: a voice for each person, placed under the face, coloured; metadata: JSON for scripts of a page",
		}),
		Split: web,
		Data:  data,
		New:   newVTT,
	})
}

// vtt follows the W3C's WebVTT. The portable profile has no STYLE, REGION or
// NOTE, no identifiers and no settings: FFmpeg and mpv read a file that holds a
// STYLE block as empty, and Kdenlive shows identifiers and voices as text.
type vtt struct {
	w       *bufio.Writer
	stream  face.Stream
	clock   clock
	percent bool
	web     bool
	data    bool // JSON cues
}

func web(v opt.Values) bool  { return v.String("profile") == "web" }
func data(v opt.Values) bool { return v.String("profile") == "metadata" }

func newVTT(w io.Writer, v opt.Values, h format.Header) (Encoder, error) {
	e := &vtt{w: bufio.NewWriter(w), stream: h.Stream, clock: clock{h.Stream.Clock}, percent: v.Bool("percent"), web: web(v), data: data(v)}
	// The text after the magic word is a comment (WebVTT, 4.1).
	fmt.Fprintf(e.w, "WEBVTT - %s\n\n", escapeVTT(h.Provenance.String()))
	if e.web {
		e.styles()
	}
	return e, e.w.Flush()
}

// styles colours each expression by its class.
func (e *vtt) styles() {
	fmt.Fprint(e.w, "STYLE\n")
	for _, l := range face.Labels() {
		r, g, b := l.RGB()
		fmt.Fprintf(e.w, "::cue(.%s) { color: rgb(%d, %d, %d) }\n", l, r, g, b)
	}
	fmt.Fprint(e.w, "::cue(.fleeting) { font-style: italic }\n\n")
}

func (e *vtt) Encode(c Cue) error {
	from, to := e.clock.milliseconds(c)
	text, settings := spell(c, e.percent, escapeVTT, "\n"), ""
	if e.web {
		text, settings = e.voices(c), e.settings(c)
	}
	if e.data {
		text = metadata(c)
	}
	fmt.Fprintf(e.w, "%s --> %s%s\n%s\n\n", stamp(from, "."), stamp(to, "."), settings, text)
	return e.w.Flush() // a run that is ended leaves the cues up to then
}

// voices is one line for each of a person's lines.
func (e *vtt) voices(c Cue) (text string) {
	for i, l := range c.Lines {
		who := l.name()
		if c.Rows {
			l = l.fitted(e.percent)
		}
		class := l.Label.String()
		if l.Kind == event.Fleeting {
			class += ".fleeting"
		}
		if i > 0 {
			text += "\n"
		}
		text += fmt.Sprintf("<v %s><c.%s>%s</c>", annotation(who), class, escapeVTT(l.words(e.percent)))
	}
	return text
}

// annotation is a name in a tag. One that ends in dashes must not make an arrow with
// the tag's end; the blank between is not part of it (WebVTT, 6.4).
func annotation(name string) string {
	name = escapeVTT(name)
	if strings.HasSuffix(name, "-") {
		name += " "
	}
	return name
}

// settings puts the cue under the face.
func (e *vtt) settings(c Cue) string {
	box := c.Lines[0].Box
	if box.Area() == 0 || e.stream.Width <= 0 || e.stream.Height <= 0 {
		return ""
	}
	x := 100 * box.Center().X / float32(e.stream.Width)
	y := 100 * (box.Y + box.H) / float32(e.stream.Height)
	return fmt.Sprintf(" position:%.0f%% line:%.0f%% align:center", min(max(x, 5), 95), min(max(y, 0), 90))
}

func (e *vtt) Close() error { return e.w.Flush() }
