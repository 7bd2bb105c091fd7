package table

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "eaf", Ext: ".eaf",
		Help:   "ELAN: a tier for each person's states, one for the fleeting candidates, and one for speech where filter speak was used",
		Speech: true,
		Options: opt.Set{format.Media(), {Name: SeriesOption, Kind: opt.String,
			Help: "a table of lines over time, NAME.series.csv as seen from the file's folder, to show with NAME_tsconf.xml beside it"}},
		New: newEAF,
	})
}

func newEAF(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	media, series := v.String(format.MediaOption), v.String(SeriesOption)
	return format.NewEventBuffer(w, h, func(g *format.EventBuffer) []byte { return eaf(g, media, series) }), nil
}

// SeriesOption is the name of the option that links a table of lines over time.
const SeriesOption = "series"

// eafSeries links a table and its configuration, as ELAN does (schema EAFv3.0.xsd,
// LINKED_FILE_DESCRIPTOR).
func eafSeries(b []byte, table string) []byte {
	if table == "" {
		return b
	}
	link := func(name, kind string) {
		b = fmt.Appendf(b, "        <LINKED_FILE_DESCRIPTOR LINK_URL=\"%[1]s\" MIME_TYPE=\"%[2]s\" RELATIVE_LINK_URL=\"%[1]s\"/>\n", format.EscapeXML(format.RelativePath(name)), kind)
	}
	link(table, "text/csv")
	link(strings.TrimSuffix(strings.TrimSuffix(table, ".csv"), ".series")+"_tsconf.xml", "text/xml")
	return b
}

const eafHead = `<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="facecue" DATE="1970-01-01T00:00:00Z" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
`

const eafTail = `    <LINGUISTIC_TYPE CONTROLLED_VOCABULARY_REF="expression" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="expression" TIME_ALIGNABLE="true"/>
`

// eafSpeech is the type of the tiers of speech, whose one word is not in the vocabulary of expressions.
const eafSpeech = `    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="speech" TIME_ALIGNABLE="true"/>
`

// linguisticType is the type of a tier in eafTail or eafSpeech.
func (t tier) linguisticType() string {
	if t.kind == event.Speech {
		return "speech"
	}
	return "expression"
}

// Languages as ELAN writes them: English, and for other words the undetermined one.
const (
	eafEnglish = "    <LANGUAGE LANG_DEF=\"http://cdb.iso.org/lg/CDB-00138502-001\" LANG_ID=\"eng\" LANG_LABEL=\"English (eng)\"/>\n"
	eafOther   = "    <LANGUAGE LANG_DEF=\"http://cdb.iso.org/lg/CDB-00130975-001\" LANG_ID=\"und\" LANG_LABEL=\"undetermined (und)\"/>\n"
)

// eaf follows the ELAN annotation format 3.0 (schema EAFv3.0.xsd): whole
// milliseconds, a pair of time slots for each annotation, in order of time.
func eaf(g *format.EventBuffer, media, series string) []byte {
	b := []byte(eafHead)
	if media != "" {
		b = fmt.Appendf(b, "        <MEDIA_DESCRIPTOR %s/>\n", eafMedia(media))
	}
	b = eafSeries(b, series)
	b = fmt.Appendf(b, "        <PROPERTY NAME=\"facecue\">%s</PROPERTY>\n    </HEADER>\n", format.EscapeXML(g.Provenance.String()))
	list := tiers(lasting(g))
	b = timeOrder(g.Header, b, list)
	slot := 0
	for _, t := range list {
		b = fmt.Appendf(b, "    <TIER LINGUISTIC_TYPE_REF=\"%s\" PARTICIPANT=\"%s\" TIER_ID=\"%s\">\n", t.linguisticType(), format.EscapeXML(g.Who(t.person)), format.EscapeXML(tierName(g.Header, t)))
		for _, e := range t.rows {
			b = fmt.Appendf(b, "        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a%d\" TIME_SLOT_REF1=\"ts%d\" TIME_SLOT_REF2=\"ts%d\">\n                <ANNOTATION_VALUE>%s</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n",
				slot/2+1, slot+1, slot+2, format.EscapeXML(g.Says(e)))
			slot += 2
		}
		b = append(b, "    </TIER>\n"...)
	}
	b = append(b, eafTail...)
	if slices.ContainsFunc(list, func(t tier) bool { return t.kind == event.Speech }) {
		b = append(b, eafSpeech...)
	}
	return append(vocabulary(g.Header, b), "</ANNOTATION_DOCUMENT>\n"...)
}

// pointLength is how long ELAN makes a point of a Praat file, unless told otherwise.
const pointLength = 40 * time.Millisecond

// lasting are the events; ELAN has no points.
func lasting(g *format.EventBuffer) []event.Event {
	rows := slices.Clone(g.Rows)
	for i, e := range rows {
		if clock := g.Stream.Clock; e.Point() {
			rows[i].Offset = clock.Ticks(clock.Time(e.Onset) + pointLength)
		}
	}
	return rows
}

// eafMedia are the attributes of a recording. ELAN looks for it at the relative URL, which
// has no escapes, if it is not at the other.
func eafMedia(media string) string {
	if path.IsAbs(media) {
		return fmt.Sprintf(`MEDIA_URL="file://%s" MIME_TYPE="video/*"`, format.EscapeXML(media))
	}
	return fmt.Sprintf(`MEDIA_URL="file:%[1]s" MIME_TYPE="video/*" RELATIVE_MEDIA_URL="%[1]s"`, format.EscapeXML(format.RelativePath(media)))
}

// timeOrder lists the edges of all annotations by time: that with number n has the
// slots 2n-1 and 2n.
func timeOrder(h format.Header, b []byte, tiers []tier) []byte {
	type slot struct {
		number int
		at     int64
	}
	var slots []slot
	for _, t := range tiers {
		for _, e := range t.rows {
			n := len(slots)
			slots = append(slots, slot{n + 1, h.Milliseconds(e.Onset)}, slot{n + 2, h.Milliseconds(e.Offset)})
		}
	}
	slices.SortStableFunc(slots, func(a, b slot) int { return cmp.Compare(a.at, b.at) })
	b = append(b, "    <TIME_ORDER>\n"...)
	for _, s := range slots {
		b = fmt.Appendf(b, "        <TIME_SLOT TIME_SLOT_ID=\"ts%d\" TIME_VALUE=\"%d\"/>\n", s.number, s.at)
	}
	return append(b, "    </TIME_ORDER>\n"...)
}

// vocabulary lists the words an annotation may hold.
func vocabulary(h format.Header, b []byte) []byte {
	language, code := eafEnglish, "eng"
	if !h.Words.English() {
		language, code = eafOther, "und"
	}
	b = fmt.Appendf(append(b, language...), "    <CONTROLLED_VOCABULARY CV_ID=\"expression\">\n        <DESCRIPTION LANG_REF=\"%s\">expression shown</DESCRIPTION>\n", code)
	for _, l := range append(labels(), face.Uncertain) {
		b = fmt.Appendf(b, "        <CV_ENTRY_ML CVE_ID=\"cve_%[1]s\">\n            <CVE_VALUE DESCRIPTION=\"\" LANG_REF=\"%[2]s\">%[3]s</CVE_VALUE>\n        </CV_ENTRY_ML>\n", l, code, format.EscapeXML(h.Word(l)))
	}
	return append(b, "    </CONTROLLED_VOCABULARY>\n"...)
}

func labels() []face.Label {
	all := face.Labels()
	return all[:]
}
