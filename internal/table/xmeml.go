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
		Name: "xmeml", Ext: ".xml",
		Help:    "Final Cut Pro 7 XML for Premiere Pro and others: a sequence with a coloured marker for each event",
		Options: timecode.Options("00:00:00:00"),
		New:     newXMEML,
	})
}

func newXMEML(w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (Writer, error) {
	count, err := timecode.Parse(v, s.Rate)
	if err != nil {
		return nil, err
	}
	return newGather(w, s, func(g *gather) []byte { return xmeml(g, count, p) }), nil
}

// xmeml follows Apple's Final Cut Pro XML Interchange Format, version 4, which is what
// Premiere Pro writes. Times are whole frames ("Timing values"); rate is a whole
// timebase and whether to divide it by 1.001; timecode's displayformat is DF or NDF; a
// marker's out is exclusive. pproColor is Premiere's own: 0xAABBGGRR as a decimal
// number. Files are named by absolute paths only, so the recording is not.
func xmeml(g *gather, count timecode.Count, p face.Provenance) []byte {
	length, mode, ntsc := g.length(count), "NDF", "FALSE"
	if count.Drop() {
		mode = "DF"
	}
	if count.NTSC() {
		ntsc = "TRUE"
	}
	rate := fmt.Sprintf("<rate><timebase>%d</timebase><ntsc>%s</ntsc></rate>", count.Nominal(), ntsc)
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xmeml>
<!-- %s -->
<xmeml version="4">
    <sequence id="facecue">
        <name>facecue, expressions shown</name>
        <duration>%d</duration>
        %s
        <timecode>%s<string>%s</string><frame>%d</frame><displayformat>%s</displayformat></timecode>
        <media>
            <video>
                <format><samplecharacteristics>%s<width>%d</width><height>%d</height><pixelaspectratio>square</pixelaspectratio></samplecharacteristics></format>
                <track/>
            </video>
        </media>
`, comment(p.String()), length, rate, rate, count.Text(0), count.Start(), mode, rate, max(1, g.stream.Width), max(1, g.stream.Height))
	for _, m := range g.markers(count) {
		red, green, blue := m.label.RGB()
		b = fmt.Appendf(b, "        <marker><comment>%s</comment><name>%s</name><in>%d</in><out>%d</out><pproColor>%d</pproColor></marker>\n",
			escaped(m.note), escaped(m.name), m.from, m.to, 0xff<<24|uint32(blue)<<16|uint32(green)<<8|uint32(red))
	}
	return append(b, "    </sequence>\n</xmeml>\n"...)
}
