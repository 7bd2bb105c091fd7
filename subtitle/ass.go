package subtitle

import (
	"bufio"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

func init() {
	register(encoding{
		Name: "ass", Ext: ".ass",
		Help:    "a soft overlay: a box and a label that follow each face, switched on and off in the player",
		Options: followOptions(),
		Follow:  true,
		New:     newASS,
	})
}

// ass writes Advanced SubStation Alpha v4.00+ as libass reads it: a style for
// each expression, two events a cue, the outline of a box and a label above it.
type ass struct {
	w       *bufio.Writer
	clock   clock
	percent bool
	size    int           // of the letters, in pixels of the picture
	stroke  int           // of the box
	last    map[int]int64 // by person, the hundredth at which the cue before ends
	boxes   bool
}

func newASS(w io.Writer, v opt.Values, h format.Header) (Encoder, error) {
	e := makeASS(w, v, h)
	e.header(h)
	return e, e.w.Flush()
}

func makeASS(w io.Writer, v opt.Values, h format.Header) *ass {
	return &ass{
		w: bufio.NewWriterSize(w, 1<<16), clock: clock{h.Stream.Clock}, percent: v.Bool("percent"), boxes: v.Bool("box"), last: map[int]int64{},
		size: max(h.Stream.Height/28, 12), stroke: max(h.Stream.Height/360, 1),
	}
}

// header sets the script's size to the video's, so that its numbers are pixels.
func (e *ass) header(h format.Header) {
	fmt.Fprintf(e.w, `[Script Info]
; %s
ScriptType: v4.00+
PlayResX: %d
PlayResY: %d
ScaledBorderAndShadow: yes
WrapStyle: 2

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
`, wording.Plain(h.Provenance.String()), max(h.Stream.Width, 1), max(h.Stream.Height, 1))
	for l := face.Neutral; l <= face.LowQuality; l++ {
		e.styles(l)
	}
	fmt.Fprint(e.w, "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n")
}

// styles are a box that is all outline, and letters on a dark edge. Colours are
// &HAABBGGRR.
func (e *ass) styles(l face.Label) {
	r, g, b := l.RGB()
	colour := fmt.Sprintf("%02X%02X%02X", b, g, r)
	stroke := e.stroke
	if l == face.LowQuality {
		stroke = max(1, stroke/2)
	}
	const rest = "0,0,0,0,100,100,0,0,1"
	fmt.Fprintf(e.w, "Style: %s_box,sans-serif,%d,&HFF000000,&HFF000000,&H00%s,&HFF000000,%s,%d,0,7,0,0,0,1\n", l, e.size, colour, rest, stroke)
	fmt.Fprintf(e.w, "Style: %s,sans-serif,%d,&H00%s,&H00%s,&H30000000,&H80000000,%s,%d,0,1,0,0,0,1\n", l, e.size, colour, colour, rest, e.size/12)
}

// Encode writes one person's cue. What is over within a hundredth of a second that
// the person's cue before has taken is left out: two boxes on one face would be worse.
func (e *ass) Encode(c Cue) error {
	from, to := e.clock.edges(c, 100)
	for _, l := range c.Lines {
		if from = max(from, e.last[l.Person]); to <= from {
			continue
		}
		e.last[l.Person] = to
		times := assTime(from) + "," + assTime(to)
		box, label := e.fields(l)
		if e.boxes {
			fmt.Fprintf(e.w, "Dialogue: 0,%s,%s\n", times, box)
		}
		fmt.Fprintf(e.w, "Dialogue: 1,%s,%s\n", times, label)
	}
	return e.w.Flush() // a run that is ended leaves the cues up to then
}

// fields are what stands after the times: of the box, and of the label above it.
func (e *ass) fields(l Line) (box, label string) {
	style, text := l.Label, l.words(e.percent)
	if style == face.None || style == face.LowQuality {
		style, text = face.LowQuality, l.name()+" ?"
	}
	x, y, w, h := int(l.Box.X+0.5), int(l.Box.Y+0.5), int(l.Box.W+0.5), int(l.Box.H+0.5)
	box = fmt.Sprintf("%s_box,,0,0,0,,{\\pos(%d,%d)\\p1}m 0 0 l %d 0 %d %d 0 %d", style, x, y, w, w, h, h)
	label = fmt.Sprintf("%s,,0,0,0,,{\\pos(%d,%d)}%s", style, max(x, 0), max(y-2*e.stroke, e.size), escapeASS(text))
	return box, label
}

// assTime is H:MM:SS and hundredths.
func assTime(cs int64) string {
	return fmt.Sprintf("%d:%02d:%02d.%02d", cs/360000, cs/6000%60, cs/100%60, cs%100)
}

func (e *ass) Close() error { return e.w.Flush() }
