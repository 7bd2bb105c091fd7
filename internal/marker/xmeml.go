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
		Name: "xmeml", Ext: ".xml",
		Help:    "Final Cut Pro 7 XML for Premiere Pro and others: a sequence with a coloured marker for each event",
		Options: append(timecode.Options("00:00:00:00"), format.Media()),
		New:     newXMEML,
	})
}

func newXMEML(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	media := v.String(format.MediaOption)
	return newTimeline(w, v, h, timecode.Parse, func(g *timelineBuffer) []byte { return xmeml{g, media}.text() })
}

// xmeml follows Apple's Final Cut Pro XML Interchange Format, version 4, which is what
// Premiere Pro writes. Times are whole frames ("Timing values"); rate is a whole
// timebase and whether to divide it by 1.001; timecode's displayformat is DF or NDF; a
// marker's out is exclusive. pproColor is Premiere's own: 0xAABBGGRR as a decimal
// number. A clip's in and out count from the first frame of its file, at the file's
// rate; the file has the recording's own time code.
type xmeml struct {
	*timelineBuffer
	media string
}

func (x xmeml) text() []byte {
	count := x.timeline.Count
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xmeml>
<!-- %s -->
<xmeml version="4">
    <sequence id="facecue">
        <name>facecue, expressions shown</name>
        <duration>%d</duration>
        %s
        %s
        <media>
            <video>
                <format><samplecharacteristics>%s%s</samplecharacteristics></format>
                %s
            </video>
        </media>
`, format.CommentXML(x.Provenance.String()), x.length(), xmemlRate(count), xmemlTimecode(count), xmemlRate(count), x.size(), x.track())
	for _, m := range x.markers() {
		red, green, blue := m.label.RGB()
		b = fmt.Appendf(b, "        <marker><comment>%s</comment><name>%s</name><in>%d</in><out>%d</out><pproColor>%d</pproColor></marker>\n",
			format.EscapeXML(m.note), format.EscapeXML(m.name), m.from, m.to, 0xff<<24|uint32(blue)<<16|uint32(green)<<8|uint32(red))
	}
	return append(b, "    </sequence>\n</xmeml>\n"...)
}

// track holds the recording, where it is to be opened.
func (x xmeml) track() string {
	if x.media == "" {
		return "<track/>"
	}
	media := x.timeline.Media
	rate, length := xmemlRate(media), max(1, media.Frame(x.Stream.Clock, x.End))
	return fmt.Sprintf(`<track>
                    <clipitem id="recording">
                        <name>%[1]s</name>
                        <duration>%[2]d</duration>
                        %[3]s
                        <start>0</start><end>%[4]d</end><in>0</in><out>%[2]d</out>
                        <file id="file">
                            <name>%[1]s</name>
                            <pathurl>%[5]s</pathurl>
                            %[3]s
                            <duration>%[2]d</duration>
                            %[6]s
                            <media><video><samplecharacteristics>%[3]s%[7]s</samplecharacteristics></video></media>
                        </file>
                    </clipitem>
                </track>`, format.EscapeXML(path.Base(x.media)), length, rate, x.length(), format.EscapeXML(link(x.media)), xmemlTimecode(media), x.size())
}

func (x xmeml) size() string {
	return fmt.Sprintf("<width>%d</width><height>%d</height><pixelaspectratio>square</pixelaspectratio>", max(1, x.Stream.Width), max(1, x.Stream.Height))
}
