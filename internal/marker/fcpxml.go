package marker

import (
	"fmt"
	"io"
	"path"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "fcpxml", Ext: ".fcpxml",
		Help:    "Final Cut Pro (FCPXML 1.10), also DaVinci Resolve: a project with a marker for each event",
		Options: append(timecode.Options("00:00:00:00"), format.Media()),
		New:     newFCPXML,
	})
}

func newFCPXML(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	media := v.String(format.MediaOption)
	return newTimeline(w, v, h, timecode.Parse, func(g *timelineBuffer) []byte { return fcpxml{g, media}.text() })
}

// fcpxml follows Apple's FCPXML reference, version 1.10. Times are rational seconds on
// the edges of frames ("Time values"); a format's frameDuration is that of a frame; a
// sequence's tcStart and tcFormat (DF, NDF) are its time code. An asset's start is the
// recording's own time code, and its clip's start too; where the clip lies, its offset,
// is in the sequence's time; markers stand in their clip's. Without a recording to open,
// they stand in a gap. The format has no colours for markers.
type fcpxml struct {
	*timelineBuffer
	media string
}

func (f fcpxml) text() []byte {
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<!-- %s -->
<fcpxml version="1.10">
    <resources>
        <format id="r1" frameDuration="%s" width="%d" height="%d"/>
%s    </resources>
    <event name="facecue">
        <project name="expressions shown">
            <sequence format="r1" duration="%s" tcStart="%s" tcFormat="%s">
                <spine>
`, format.CommentXML(f.Provenance.String()), f.time(1), max(1, f.Stream.Width), max(1, f.Stream.Height), f.asset(),
		f.time(f.length()), f.time(f.timeline.Start()), tcFormat(f.timeline.Count))
	return append(f.clip(b), `                </spine>
            </sequence>
        </project>
    </event>
</fcpxml>
`...)
}

// asset is the recording as a resource, where it is to be opened.
func (f fcpxml) asset() string {
	if f.media == "" {
		return ""
	}
	return fmt.Sprintf(`        <asset id="r2" name="%s" start="%s" duration="%s" hasVideo="1" format="r1">
            <media-rep kind="original-media" src="%s"/>
        </asset>
`, format.EscapeXML(path.Base(f.media)), f.time(f.timeline.MediaStart()), f.time(f.length()), format.EscapeXML(link(f.media)))
}

// clip is what the markers stand in.
func (f fcpxml) clip(b []byte) []byte {
	name, start := "gap", int64(0)
	open := fmt.Sprintf(`<gap name="Gap" offset="%s" start="0s" duration="%s">`, f.time(f.timeline.Start()), f.time(f.length()))
	if f.media != "" {
		name, start = "asset-clip", f.timeline.MediaStart()
		open = fmt.Sprintf(`<asset-clip ref="r2" name="%s" offset="%s" start="%s" duration="%s" format="r1" tcFormat="%s">`,
			format.EscapeXML(path.Base(f.media)), f.time(f.timeline.Start()), f.time(start), f.time(f.length()), tcFormat(f.timeline.Media))
	}
	b = fmt.Appendf(b, "                    %s\n", open)
	for _, m := range f.markers() {
		b = fmt.Appendf(b, "                        <marker start=\"%s\" duration=\"%s\" value=\"%s\" note=\"%s\"/>\n",
			f.time(start+m.from), f.time(m.to-m.from), format.EscapeXML(m.name), format.EscapeXML(m.note))
	}
	return fmt.Appendf(b, "                    </%s>\n", name)
}

func tcFormat(c timecode.Count) string {
	if c.Drop() {
		return "DF"
	}
	return "NDF"
}

// time is so many frames as a rational number of seconds.
func (f fcpxml) time(frames int64) string {
	num, den := frames*f.timeline.Rate.Den, f.timeline.Rate.Num
	if num%den == 0 {
		return fmt.Sprintf("%ds", num/den)
	}
	return fmt.Sprintf("%d/%ds", num, den)
}
