package annotation

import (
	"errors"
	"strings"
)

// ErrVTT is returned for a file that does not begin as WebVTT does.
var ErrVTT = errors.New("does not begin with WEBVTT")

// readVTT reads WebVTT: comments, styles, regions and settings are passed over; a
// voice is the person. Each voice of a cue is an interval of its own.
func readVTT(text string) ([]Interval, error) {
	first, rest, _ := strings.Cut(text, "\n")
	if head := strings.Fields(first); len(head) == 0 || head[0] != "WEBVTT" {
		return nil, at(1, ErrVTT)
	}
	// What follows the first line up to a blank one is a header.
	header, _, _ := strings.Cut("\n"+rest, "\n\n")
	if header = strings.TrimPrefix(header, "\n"); strings.Contains(header, "-->") {
		header = ""
	}
	rest = strings.Repeat("\n", 1+strings.Count(header, "\n")) + rest[len(header):]
	var l list
	for _, b := range blocks(rest) {
		if !b.shows() {
			continue
		}
		v, lines, err := b.cue()
		if err != nil {
			return nil, err
		}
		for _, said := range voices(lines) {
			said.Start, said.End, said.Line = v.Start, v.End, v.Line
			if err := l.add(said); err != nil {
				return nil, err
			}
		}
	}
	return l.all, nil
}

// shows tells a cue from what is not shown.
func (b block) shows() bool {
	word, _, _ := strings.Cut(b.lines[0], " ")
	return word != "NOTE" && word != "STYLE" && word != "REGION" || strings.Contains(b.lines[0], "-->")
}

// voices are the parts of a cue's text by who says them; without voices it is one.
func voices(lines []string) (all []Interval) {
	for _, line := range lines {
		text, voice := withoutTags(line)
		text = entities.Replace(text)
		if n := len(all); n > 0 && all[n-1].Person == voice {
			all[n-1].Label += " " + text
			continue
		}
		all = append(all, Interval{Person: voice, Label: text})
	}
	return all
}

// entities are WebVTT's escapes (WebVTT, 3.3).
var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&lrm;", "", "&rlm;", "", "&nbsp;", " ")
