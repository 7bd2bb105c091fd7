package annotation

import "strings"

// readSRT reads SubRip subtitles: a label is the whole text of a cue, on one line.
func readSRT(text string) ([]Interval, error) {
	var l list
	for _, b := range blocks(text) {
		v, lines, err := b.cue()
		if err != nil {
			return nil, err
		}
		v.Label, _ = withoutTags(strings.Join(lines, " "))
		if err := l.add(v); err != nil {
			return nil, err
		}
	}
	return l.all, nil
}
