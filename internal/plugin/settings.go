package plugin

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

// settings are the parsed parameters.
type settings struct {
	record string
	sheet  string // a table of people; "" for none
	live   bool
	blur   bool
	parts  draw.Parts
	words  wording.Words
	offset time.Duration
	people chosen
	fade   int // transparency of the drawing: 0 to 256
	unit   string
	fit    string
}

// values are the parameters as the host gave them.
type values struct {
	texts   [len(params)]string
	opacity float64
}

func defaults() values {
	v := values{opacity: 1}
	for i, p := range params {
		v.texts[i] = p.Default
	}
	return v
}

// text is a parameter. An empty one means the default: hosts give it for a parameter that the
// user did not set.
func (v *values) text(i int) string {
	if t := strings.TrimSpace(v.texts[i]); t != "" {
		return t
	}
	return params[i].Default
}

// choice is a parameter that must be one of words.
func (v *values) choice(i int, words ...string) (string, error) {
	if t := v.text(i); slices.Contains(words, t) {
		return t, nil
	}
	return "", fmt.Errorf("%s %q is none of %s", params[i].Name, v.text(i), strings.Join(words, ", "))
}

var errLiveBlur = errors.New("style blur needs mode record: live sees each picture by itself, and a face it misses would show")

var errLivePeople = errors.New("people needs mode record: live has no numbers of people")

var styles = map[string]draw.Parts{"box": {Box: true}, "label": {Box: true, Label: true}, "bars": {Box: true, Label: true, Bars: true}}

// settings parses the parameters. If style is wrong, blur is set, because the user may have meant
// to hide people.
func (v *values) settings() (s settings, err error) {
	s.record, s.fade = filePath(cmp.Or(v.text(record), v.text(resource))), 256-int(256*min(max(v.opacity, 0), 1))
	s.sheet = filePath(v.text(people))
	if _, err := identity.ParseCount(s.sheet); err == nil && s.sheet != "" {
		return s, fmt.Errorf("people %q: a record has the numbers of its people; analyse the recording again with --people %s, or give a table", s.sheet, s.sheet)
	}
	word, err := v.choice(style, "box", "label", "bars", "blur")
	s.parts, s.blur = styles[word], word == "blur" || err != nil
	if err != nil {
		return s, err
	}
	if s.offset, err = opt.ParseDuration(v.text(offset)); err != nil {
		return s, fmt.Errorf("offset %q %w", v.text(offset), err)
	}
	if s.people, err = parsePeople(v.text(person)); err != nil {
		return s, fmt.Errorf("person: %w", err)
	}
	if s.words, err = wording.WordsOf(v.text(language)); err != nil {
		return s, fmt.Errorf("language: %w", err)
	}
	word, err = v.choice(mode, "record", "live")
	if s.live = word == "live"; err != nil {
		return s, err
	}
	if s.live && s.blur {
		return s, errLiveBlur
	}
	if s.live && s.sheet != "" {
		return s, errLivePeople
	}
	if s.unit, err = v.choice(timeBase, "auto", "s", "ms"); err != nil {
		return s, err
	}
	s.fit, err = v.choice(fit, "auto", "stretch", "pad")
	return s, err
}

// chosen are the persons that are drawn or hidden.
type chosen struct {
	listed face.People
	others bool // all but the listed
}

func parsePeople(text string) (p chosen, err error) {
	text, p.others = strings.CutPrefix(text, "!")
	p.others = p.others || text == ""
	p.listed, err = wording.ParsePeople(text)
	return p, err
}

func (p chosen) has(id int) bool { return p.listed.Has(id) != p.others }

// filePath is the path of a file that an editor may have written as a URL.
func filePath(text string) string {
	if u, err := url.Parse(text); err == nil && u.Scheme == "file" {
		return u.Path
	}
	return text
}
