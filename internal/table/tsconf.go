package table

import (
	"bufio"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "tsconf", Ext: "_tsconf.xml", Frames: true, Signals: true,
		Help: "ELAN's configuration of lines over time: which columns of .series.csv it shows, their ranges and colours; beside NAME.eaf as NAME_tsconf.xml",
		Options: opt.Set{{Name: format.TableOption, Kind: opt.String,
			Help: "the table as seen from the file's folder; NAME.series.csv beside NAME_tsconf.xml unless given"}},
		New: newTSConf,
	})
}

// newTSConf follows what ELAN writes for a table of time series (version 1.0 of its timeseries
// element, mpi.eudico.client.annotator.timeseries.TimeSeriesConstants): columns are counted from 0,
// and samples need not be evenly spaced.
func newTSConf(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	name := v.String(format.TableOption)
	return &series{Header: h, w: bufio.NewWriterSize(w, 1<<16), people: map[int]*seen{}, write: func(s *series, people []*seen) error {
		beside, err := s.beside()
		if err != nil {
			return err
		}
		_, err = s.w.Write(tsconf(s, append(s.lines(people), linesOf(beside)...), name))
		return err
	}}, nil
}

func tsconf(s *series, lines []line, name string) []byte {
	b := []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	b = fmt.Appendf(b, "<!-- %s -->\n", format.CommentXML(s.Provenance.String()))
	b = append(b, "<timeseries date=\"1970-01-01T00:00:00Z\" version=\"1.0\">\n"...)
	b = fmt.Appendf(b, "    <tracksource sample-type=\"Discontinuous Rate\" source-url=\"%s\" time-column=\"0\">\n", format.EscapeXML(format.RelativePath(name)))
	b = append(b, "        <property key=\"provider\" value=\"mpi.eudico.client.annotator.timeseries.csv.CSVServiceProvider\"/>\n"...)
	for i, l := range lines {
		b = fmt.Appendf(b, "        <track derivative=\"0\" name=\"%s\">\n            <property key=\"detect-range\" value=\"false\"/>\n            <sample-position>\n                <pos col=\"%d\" row=\"0\"/>\n            </sample-position>\n            <description/>\n            %s\n            <range max=\"%v\" min=\"%v\"/>\n            <color>%d,%d,%d</color>\n        </track>\n",
			format.EscapeXML(l.name), i+1, unitElement(l), l.to, l.from, l.r, l.g, l.b)
	}
	return append(b, "    </tracksource>\n</timeseries>\n"...)
}

// unitElement is the element for the unit of a line.
func unitElement(l line) string {
	if l.unit == "" {
		return "<units/>"
	}
	return "<units>" + format.EscapeXML(l.unit) + "</units>"
}
