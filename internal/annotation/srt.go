package annotation

import "strings"

// readSRT reads SubRip subtitles: a label is the whole text of a cue, on one line, or
// what one of its speakers says.
func readSRT(text string, to *list) error {
	before, all, err := cues(text)
	if err != nil {
		return err
	}
	if err := onlyNumbers(before, len(all) > 0); err != nil {
		return err
	}
	for _, c := range all {
		var lines []string
		for _, line := range strings.Split(withoutTags(strings.Join(c.text, "\n")), "\n") {
			if !blank(line) {
				lines = append(lines, line)
			}
		}
		if err := c.add(speakers(lines), "", to); err != nil {
			return err
		}
	}
	return nil
}

// onlyNumbers refuses text before the first cue. Where no cue follows, the line that
// should have been its times is named.
func onlyNumbers(lines []string, follows bool) error {
	numbers := 0
	for i, line := range lines {
		switch {
		case blank(line):
		case number(line):
			numbers = i + 1
		default:
			return noCue(i+1, line)
		}
	}
	if numbers > 0 && !follows {
		return noCue(numbers, lines[numbers-1])
	}
	return nil
}

// withoutTags leaves out what players of SRT take for markup: <i>, and {\an8} as in ASS.
func withoutTags(text string) string {
	return without(without(text, "<", ">"), `{\`, "}")
}

// without leaves out what stands between two marks, on one line.
func without(text, opens, closes string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, opens)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		inside, after, ok := strings.Cut(rest, closes)
		if !ok || strings.Contains(inside, "\n") {
			b.WriteString(opens)
			text = rest
			continue
		}
		text = after
	}
}
