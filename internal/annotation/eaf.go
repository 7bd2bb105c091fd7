package annotation

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Errors of ELAN files.
var (
	ErrEAF   = errors.New("not an ELAN annotation document")
	ErrSlot  = errors.New("an annotation is not aligned to times; align it in ELAN")
	ErrUnits = errors.New("the time units are not milliseconds")
)

// eaf reads the ELAN annotation format, versions 2.7 to 3.0: media, time slots, tiers,
// and annotations that are aligned themselves or belong to one that is.
type eaf struct {
	in    *xml.Decoder
	media []eafMedia
	slots slots
	tiers []eafTier
	total int // annotations so far
	begun bool
}

func readEAF(text string, to *list) error {
	r := &eaf{in: xml.NewDecoder(strings.NewReader(text)), slots: newSlots()}
	r.in.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it was decoded before
	for {
		token, err := r.in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.at(fmt.Errorf("%w: %s", ErrEAF, plainXML(err)))
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := r.element(e); err != nil {
				return err
			}
		}
	}
	if !r.begun {
		return r.at(ErrEAF)
	}
	return r.settle(to)
}

func (r *eaf) at(err error) error { return at(r.line(), err) }

func (r *eaf) line() int { line, _ := r.in.InputPos(); return line }

// plainXML leaves out the line that the parser names again.
func plainXML(err error) string {
	var s *xml.SyntaxError
	if errors.As(err, &s) {
		return strings.ReplaceAll(s.Msg, "\n", " ")
	}
	return shown(err.Error())
}

func (r *eaf) element(e xml.StartElement) error {
	if !r.begun && e.Name.Local != "ANNOTATION_DOCUMENT" {
		return r.at(ErrEAF)
	}
	switch e.Name.Local {
	case "ANNOTATION_DOCUMENT":
		r.begun = true
	case "HEADER":
		if u := attribute(e, "TIME_UNITS"); u != "" && u != "milliseconds" {
			return r.at(fmt.Errorf("%w but %s", ErrUnits, shown(u)))
		}
	case "MEDIA_DESCRIPTOR":
		return r.medium(e)
	case "TIME_SLOT":
		return r.slot(e)
	case "TIER":
		r.tiers = append(r.tiers, eafTier{name: attribute(e, "TIER_ID"), person: attribute(e, "PARTICIPANT"), parent: attribute(e, "PARENT_REF")})
	case "ALIGNABLE_ANNOTATION", "REF_ANNOTATION":
		return r.annotation(e)
	}
	return nil
}

func (r *eaf) medium(e xml.StartElement) (err error) {
	m := eafMedia{name: attribute(e, "RELATIVE_MEDIA_URL"), video: strings.HasPrefix(attribute(e, "MIME_TYPE"), "video")}
	if m.name == "" {
		m.name = attribute(e, "MEDIA_URL")
	}
	if text := attribute(e, "TIME_ORIGIN"); text != "" {
		m.origin, err = r.milliseconds(text)
	}
	r.media = append(r.media, m)
	return err
}

// slot notes a point in time; one without a value is placed by its neighbours later.
func (r *eaf) slot(e xml.StartElement) error {
	if r.slots.count() > 2*maxIntervals {
		return r.at(ErrTooMany)
	}
	id, text := attribute(e, "TIME_SLOT_ID"), attribute(e, "TIME_VALUE")
	if text == "" {
		r.slots.append(id, 0, false)
		return nil
	}
	value, err := r.milliseconds(text)
	if err == nil && value < 0 {
		err = r.at(fmt.Errorf("%w: %s", ErrTime, shown(text)))
	}
	r.slots.append(id, value, true)
	return err
}

// milliseconds reads a number of them, which may be negative.
func (r *eaf) milliseconds(text string) (time.Duration, error) {
	const most = int64(maxTime / time.Millisecond)
	ms, err := strconv.ParseInt(text, 10, 64)
	if err != nil || ms < -most || ms > most {
		return 0, r.at(fmt.Errorf("%w: %s", ErrTime, shown(text)))
	}
	return time.Duration(ms) * time.Millisecond, nil
}

// annotation reads one of the tier that was begun last.
func (r *eaf) annotation(e xml.StartElement) error {
	a := eafAnnotation{
		number: r.total, line: r.line(), id: attribute(e, "ANNOTATION_ID"), parent: attribute(e, "ANNOTATION_REF"), previous: attribute(e, "PREVIOUS_ANNOTATION"),
		from: attribute(e, "TIME_SLOT_REF1"), to: attribute(e, "TIME_SLOT_REF2"),
	}
	var body struct {
		Value string `xml:"ANNOTATION_VALUE"`
	}
	if err := r.in.DecodeElement(&body, &e); err != nil {
		return r.at(fmt.Errorf("%w: %s", ErrEAF, plainXML(err)))
	}
	if r.total++; r.total > maxIntervals {
		return r.at(ErrTooMany)
	}
	if len(r.tiers) == 0 {
		return at(a.line, fmt.Errorf("%w: an annotation stands outside of a tier", ErrEAF))
	}
	a.label = body.Value
	last := &r.tiers[len(r.tiers)-1]
	last.rows = append(last.rows, a)
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
