package table

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	register(Format{
		Name: "fcpxml", Ext: ".fcpxml",
		Help:    "Final Cut Pro (FCPXML 1.10), also DaVinci Resolve: a project with a marker for each event",
		Options: append(timecode.Options("00:00:00:00"), mediaOption()),
		New:     newFCPXML,
	})
}

func newFCPXML(w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (Writer, error) {
	count, err := timecode.Parse(v, s.Rate)
	if err != nil {
		return nil, err
	}
	f := fcpxml{count, v.String("media"), p.String()}
	return newGather(w, s, f.text), nil
}

// fcpxml follows Apple's FCPXML reference, version 1.10. Times are rational seconds on
// the edges of frames ("Time values"); a format's frameDuration is that of a frame; a
// sequence's tcStart and tcFormat (DF, NDF) are its time code; markers stand in their
// clip's own time, which begins with its start. Without a recording to open, they
// stand in a gap. The format has no colours for markers.
type fcpxml struct {
	count timecode.Count
	media string
	maker string
}

func (f fcpxml) text(g *gather) []byte {
	length, mode := f.time(g.length(f.count)), "NDF"
	if f.count.Drop() {
		mode = "DF"
	}
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<!-- %s -->
<fcpxml version="1.10">
    <resources>
        <format id="r1" frameDuration="%s" width="%d" height="%d"/>
`, comment(f.maker), f.time(1), max(1, g.stream.Width), max(1, g.stream.Height))
	open, close := fmt.Sprintf(`<gap name="Gap" offset="0s" start="0s" duration="%s">`, length), "</gap>"
	if f.media != "" {
		b = fmt.Appendf(b, `        <asset id="r2" name="%s" start="0s" duration="%s" hasVideo="1" format="r1">
            <media-rep kind="original-media" src="%s"/>
        </asset>
`, escaped(f.media), length, escaped(link(f.media)))
		open = fmt.Sprintf(`<asset-clip ref="r2" name="%s" offset="0s" start="0s" duration="%s" format="r1">`, escaped(f.media), length)
		close = "</asset-clip>"
	}
	b = fmt.Appendf(b, `    </resources>
    <event name="facecue">
        <project name="expressions shown">
            <sequence format="r1" duration="%s" tcStart="%s" tcFormat="%s">
                <spine>
                    %s
`, length, f.time(f.count.Start()), mode, open)
	for _, m := range g.markers(f.count) {
		b = fmt.Appendf(b, "                        <marker start=\"%s\" duration=\"%s\" value=\"%s\" note=\"%s\"/>\n",
			f.time(m.from), f.time(m.to-m.from), escaped(m.name), escaped(m.note))
	}
	return fmt.Appendf(b, `                    %s
                </spine>
            </sequence>
        </project>
    </event>
</fcpxml>
`, close)
}

// time is so many frames as a rational number of seconds.
func (f fcpxml) time(frames int64) string {
	num, den := frames*f.count.Rate.Den, f.count.Rate.Num
	if num%den == 0 {
		return fmt.Sprintf("%ds", num/den)
	}
	return fmt.Sprintf("%d/%ds", num, den)
}
