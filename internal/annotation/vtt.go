package annotation

import (
	"errors"
	"strings"
)

// ErrVTT is returned for a file that does not begin as WebVTT does.
var ErrVTT = errors.New("does not begin with WEBVTT")

// readVTT reads WebVTT: comments, styles, regions and settings are passed over; a
// voice is the person. Each voice of a cue is an interval of its own.
func readVTT(text string, to *list) error {
	first, _, _ := strings.Cut(text, "\n")
	if head := strings.Fields(first); len(head) == 0 || head[0] != "WEBVTT" {
		return at(1, ErrVTT)
	}
	before, all, err := cues(text)
	if err != nil {
		return err
	}
	var passed blocks
	passed.note(before, 1, to)
	for _, c := range all {
		end := firstBlank(c.text)
		passed.note(c.text[end:], c.line+1+end, to)
		if err := c.addVTT(c.text[:end], to); err != nil {
			return err
		}
	}
	passed.remark(to)
	return nil
}

func firstBlank(lines []string) int {
	for i, line := range lines {
		if blank(line) {
			return i
		}
	}
	return len(lines)
}

func (c cue) addVTT(lines []string, to *list) error {
	text := strings.Join(lines, "\n")
	if people, ok := metadata(text); ok {
		return c.addMetadata(people, to)
	}
	for _, p := range voices(text) {
		if err := c.add(speakers(strings.Split(strings.TrimSpace(p.text), "\n")), p.voice, to); err != nil {
			return err
		}
	}
	return nil
}
