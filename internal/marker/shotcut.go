package marker

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "shotcut", Ext: ".mlt",
		Help:    "Shotcut project (MLT XML) with a coloured marker for each event",
		Options: opt.Set{timecode.RateOption(), format.Media()},
		New:     newShotcut,
	})
}

func newShotcut(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	media := v.String(format.MediaOption)
	return newTimeline(w, v, h, timecode.FromZero, func(g *timelineBuffer) []byte { return shotcut(g, media) })
}

// shotcut follows MLT's XML (mlt-xml.dtd) and Shotcut's "MLT XML Annotations": the
// last tractor is the timeline and has the property shotcut, its first track is the
// playlist "background", a track of pictures has shotcut:video, and shotcut:markers
// are numbered groups of text, start, end and color. Times are clock values to the
// millisecond, out being the last frame. Without a recording to open, the track holds
// a black clip as long.
func shotcut(g *timelineBuffer, media string) []byte {
	clock := func(frame int64) string {
		ms := g.timeline.Milliseconds(frame)
		return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000)
	}
	length := g.length()
	last := clock(length - 1)
	kind, resource, service := "producer", "0", "color"
	if media != "" {
		kind, resource, service = "chain", format.EscapeXML(media), "avformat"
	}
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<!-- %s -->
<mlt LC_NUMERIC="C" version="7.12.0" producer="main_bin">
    <profile description="facecue" width="%d" height="%d" progressive="1" sample_aspect_num="1" sample_aspect_den="1" display_aspect_num="%d" display_aspect_den="%d" frame_rate_num="%d" frame_rate_den="%d" colorspace="709"/>
    <playlist id="main_bin"><property name="xml_retain">1</property></playlist>
    <producer id="black" in="00:00:00.000" out="%[8]s"><property name="length">%[9]d</property><property name="resource">0</property><property name="mlt_service">color</property></producer>
    <playlist id="background"><entry producer="black" in="00:00:00.000" out="%[8]s"/></playlist>
    <%[10]s id="recording" out="%[8]s"><property name="length">%[9]d</property><property name="resource">%[11]s</property><property name="mlt_service">%[12]s</property></%[10]s>
    <playlist id="playlist0">
        <property name="shotcut:video">1</property>
        <property name="shotcut:name">V1</property>
        <entry producer="recording" in="00:00:00.000" out="%[8]s"/>
    </playlist>
    <tractor id="tractor0" title="facecue" in="00:00:00.000" out="%[8]s">
        <property name="shotcut">1</property>
        <properties name="shotcut:markers">
`, format.CommentXML(g.Provenance.String()), even(g.Stream.Width), even(g.Stream.Height), even(g.Stream.Width), even(g.Stream.Height),
		g.timeline.Rate.Num, g.timeline.Rate.Den, last, length, kind, resource, service)
	for i, m := range g.markers() {
		b = fmt.Appendf(b, "            <properties name=\"%d\"><property name=\"text\">%s</property><property name=\"start\">%s</property><property name=\"end\">%s</property><property name=\"color\">%s</property></properties>\n",
			i, format.EscapeXML(m.name), clock(m.from), clock(m.to-1), hex(m.label))
	}
	return append(b, `        </properties>
        <track producer="background"/>
        <track producer="playlist0"/>
    </tractor>
</mlt>
`...)
}

// even is a size that MLT's profiles take.
func even(n int) int { return max(2, n+n%2) }
