package page

import (
	"cmp"
	"encoding/hex"
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/wording"
)

// formatVersion is that of the document; the script reads this one.
const formatVersion = 1

// document is the data part of the page, as JSON. Times are player's seconds, or ticks of the
// stream's time base where that is said.
type document struct {
	Format     int          `json:"format"`
	Recording  string       `json:"recording"` // its name without extension; "" where it has none
	Media      string       `json:"media"`     // its file as seen from the page; "" where none is named
	Mark       string       `json:"mark"`      // SHA-256 of the times, boxes and scores: notes are kept under it
	Made       made         `json:"made"`
	Stream     stream       `json:"stream"`
	Language   string       `json:"language"` // of the words, a code of BCP 47
	Words      []string     `json:"words"`    // what labels are called, by their number
	Frames     int          `json:"frames"`
	Times      packed       `json:"times"`
	Holes      [][2]float64 `json:"holes"`
	End        float64      `json:"end"`
	CurveStep  int          `json:"curveStep"` // frames
	BoxStep    int          `json:"boxStep"`   // frames
	People     []person     `json:"people"`
	SeriesStep int          `json:"seriesStep"` // frames
	Series     []series     `json:"series"`
	Highest    int          `json:"highest"`  // number of a person of the record
	Unlisted   int          `json:"unlisted"` // people of whom the page has nothing, since it has mostPeople
	Sheet      []sheetRow   `json:"sheet"`    // by which people were corrected already
	Events     int          `json:"events"`
	EventData  packed       `json:"eventData"`
	Moments    []moment     `json:"moments"`
	Thumbnails string       `json:"thumbnails"` // how faces are on pictures: blurred, clear; none or "" without pictures
	Measures   *measures    `json:"measures"`   // null without frames
	Pairs      []pair       `json:"pairs"`
}

type made struct {
	Version string          `json:"version"`
	Libav   string          `json:"libav"`
	Models  []face.ModelRef `json:"models"`
	Filters string          `json:"filters"`
	Notice  string          `json:"notice"`
}

type stream struct {
	Width    int      `json:"width"`
	Height   int      `json:"height"`
	TimeBase [2]int64 `json:"timeBase"`
	Start    int64    `json:"start"` // ticks
	Rate     [2]int64 `json:"rate"`
	Timecode string   `json:"timecode"`
}

// person is one number of the record.
type person struct {
	Number  int     `json:"number"`
	Name    string  `json:"name"`
	First   float64 `json:"first"`
	Visible float64 `json:"visible"` // seconds
	Faces   int     `json:"faces"`
	Begin   int     `json:"begin"` // frame of the first face
	End     int     `json:"end"`   // frame after the last face
	Codes   packed  `json:"codes"`
	Curves  packed  `json:"curves"`
	Boxes   packed  `json:"boxes"`
	Quality quality `json:"quality"`
	Face    string  `json:"face"` // a JPEG in base64; "" without one
}

// sheetRow is a row of a sheet of people, in its own spelling.
type sheetRow [7]string

func sheetOf(s *people.Sheet) []sheetRow {
	list := []sheetRow{}
	for _, r := range s.Rows() {
		list = append(list, sheetRow(r.Cells()))
	}
	return list
}

// mostPeople bounds the people of a page: those who are seen longest.
const mostPeople = 200

func documentOf(w *writer) (*document, error) {
	c, h := w.content, w.header
	s := c.session.Session()
	listed, visible := longest(s)
	all := len(listed)
	top := highest(listed)
	listed = listed[:min(all, mostPeople)]
	signals, err := besides(s, h.Series)
	if err != nil {
		return nil, err
	}
	d := &document{
		Format: formatVersion, Recording: w.recording(), Media: w.media, Mark: hex.EncodeToString(c.hash.Sum(nil)),
		Made:   made{h.Provenance.Version, h.Provenance.Libav, h.Provenance.Models, h.Provenance.Filters, face.Notice},
		Stream: streamOf(h.Stream), Language: languageOf(h.Words), Words: wordsOf(h.Words),
		Frames: len(s.Frames), Times: times(s), Holes: holes(s), End: s.End(), Highest: top, Unlisted: all - len(listed), Sheet: sheetOf(h.Sheet),
		Events: len(c.events), EventData: c.eventData(), Moments: []moment{}, Pairs: pairs(s, listed),
	}
	curves, boxes := curvesOf(s, listed), c.boxes(s, listed)
	d.CurveStep, d.BoxStep = curves.step, boxes.step
	d.SeriesStep, d.Series = seriesOf(s, listed, signals)
	d.People = []person{}
	for i, p := range listed {
		one := person{Number: p.Number, Name: p.Name, Visible: visible[p.Number], Faces: len(p.Faces), Codes: codes(s, p), Curves: curves.people[i], Boxes: boxes.people[i], Quality: c.qualityOf(p.Number)}
		if n := len(p.Faces); n > 0 {
			one.First, one.Begin, one.End = s.Frames[p.Faces[0].Frame].Time, int(p.Faces[0].Frame), int(p.Faces[n-1].Frame)+1
		}
		d.People = append(d.People, one)
	}
	if len(s.Frames) > 0 {
		d.Moments = momentsOf(moments.Candidates(s, moments.DefaultWeights), s)
		w.addThumbnails(d, s)
		d.Measures = measuresOf(s, listed, signals)
	}
	return d, nil
}

// languageOf is the language of labels, as a code of BCP 47.
func languageOf(w wording.Words) string { return cmp.Or(w.Language, "en") }

// wordsOf are what labels are called, by their number.
func wordsOf(w wording.Words) (list []string) {
	for l := face.None; l <= face.LowQuality; l++ {
		list = append(list, w.Of(l))
	}
	return list
}

// recording is the name of the recording; "" on a page that is not to name the file.
func (w *writer) recording() string {
	if w.media == "" {
		return ""
	}
	return w.header.Recording
}

func streamOf(s face.Stream) stream {
	return stream{Width: s.Width, Height: s.Height, TimeBase: [2]int64{s.Clock.Base.Num, s.Clock.Base.Den}, Start: s.Clock.Start, Rate: [2]int64{s.Rate.Num, s.Rate.Den}, Timecode: s.Timecode}
}

// highest is the highest number of some people, 0 for nobody.
func highest(list []*session.Person) (most int) {
	for _, p := range list {
		most = max(most, p.Number)
	}
	return most
}

// longest are the people of a session, those who are seen longest first, and for how many
// seconds each is seen.
func longest(s *session.Session) (list []*session.Person, visible map[int]float64) {
	visible = map[int]float64{}
	for _, p := range s.People {
		for i := range p.Faces {
			visible[p.Number] += s.Frames[p.Faces[i].Frame].Length
		}
	}
	list = slices.Clone(s.People)
	slices.SortStableFunc(list, func(a, b *session.Person) int {
		return cmp.Or(cmp.Compare(visible[b.Number], visible[a.Number]), cmp.Compare(a.Number, b.Number))
	})
	return list, visible
}
