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

// eaf reads the ELAN annotation format, versions 2.7 to 3.0: time slots, tiers, and
// annotations that are aligned themselves or belong to one that is.
type eaf struct {
	list
	in    *xml.Decoder
	slots map[string]time.Duration
	tier  Interval            // tier and person of the annotations that come
	byID  map[string]Interval // aligned ones, for those that refer to them
	refs  []eafRef
	begun bool
}

// eafRef is an annotation that has the times of another.
type eafRef struct {
	Interval
	id, to string
}

func readEAF(text string) ([]Interval, error) {
	r := &eaf{in: xml.NewDecoder(strings.NewReader(text)), slots: map[string]time.Duration{}, byID: map[string]Interval{}}
	r.in.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it was decoded before
	for {
		token, err := r.in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, r.at(fmt.Errorf("%w: %s", ErrEAF, plainXML(err)))
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := r.element(e); err != nil {
				return nil, err
			}
		}
	}
	if !r.begun {
		return nil, r.at(ErrEAF)
	}
	return r.all, r.resolve()
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
	case "TIME_SLOT":
		return r.slot(e)
	case "TIER":
		r.tier = Interval{Tier: attribute(e, "TIER_ID"), Person: attribute(e, "PARTICIPANT")}
	case "ALIGNABLE_ANNOTATION":
		return r.aligned(e)
	case "REF_ANNOTATION":
		return r.referring(e)
	}
	return nil
}

// slot notes a point in time; one without a value is not aligned.
func (r *eaf) slot(e xml.StartElement) error {
	text := attribute(e, "TIME_VALUE")
	if text == "" {
		return nil
	}
	ms, err := strconv.ParseInt(text, 10, 64)
	if err != nil || ms < 0 || ms > int64(maxTime/time.Millisecond) {
		return r.at(fmt.Errorf("%w: %s", ErrTime, shown(text)))
	}
	if len(r.slots) > 2*maxIntervals {
		return r.at(ErrTooMany)
	}
	r.slots[attribute(e, "TIME_SLOT_ID")] = time.Duration(ms) * time.Millisecond
	return nil
}

func (r *eaf) aligned(e xml.StartElement) error {
	v := r.tier
	v.Line = r.line()
	var known, ends bool
	v.Start, known = r.slots[attribute(e, "TIME_SLOT_REF1")]
	v.End, ends = r.slots[attribute(e, "TIME_SLOT_REF2")]
	if !known || !ends {
		return r.at(ErrSlot)
	}
	var err error
	if v.Label, err = r.value(e); err != nil {
		return err
	}
	r.byID[attribute(e, "ANNOTATION_ID")] = v
	return r.add(v)
}

func (r *eaf) referring(e xml.StartElement) (err error) {
	v := eafRef{Interval: r.tier, id: attribute(e, "ANNOTATION_ID"), to: attribute(e, "ANNOTATION_REF")}
	v.Line = r.line()
	if v.Label, err = r.value(e); err != nil {
		return err
	}
	if len(r.refs) == maxIntervals {
		return r.at(ErrTooMany)
	}
	r.refs = append(r.refs, v)
	return nil
}

// value is the text of the annotation that begins with e.
func (r *eaf) value(e xml.StartElement) (string, error) {
	var body struct {
		Value string `xml:"ANNOTATION_VALUE"`
	}
	if err := r.in.DecodeElement(&body, &e); err != nil {
		return "", r.at(fmt.Errorf("%w: %s", ErrEAF, plainXML(err)))
	}
	return body.Value, nil
}

// resolve gives the annotations that refer to others their times. One may refer to
// another that refers; ELAN nests tiers a few deep.
func (r *eaf) resolve() error {
	for depth := 0; len(r.refs) > 0; depth++ {
		var open []eafRef
		for _, v := range r.refs {
			parent, ok := r.byID[v.to]
			if !ok {
				open = append(open, v)
				continue
			}
			v.Start, v.End = parent.Start, parent.End
			r.byID[v.id] = v.Interval
			if err := r.add(v.Interval); err != nil {
				return err
			}
		}
		if len(open) == len(r.refs) || depth > 64 {
			return at(open[0].Line, fmt.Errorf("%w: it refers to %s", ErrSlot, shown(open[0].to)))
		}
		r.refs = open
	}
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
