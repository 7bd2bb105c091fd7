package annotation

import "strings"

// blocks are the parts of a WebVTT file that are no cues: a parser passes them over
// (WebVTT, 6.1). Blocks that look like broken cues are counted.
type blocks struct {
	stray int
	first int  // the line of the first stray one
	style bool // a style goes on
	depth int  // of its braces
}

// note looks at lines between two cues; from is the line of the first.
func (b *blocks) note(lines []string, from int, to *list) {
	begins := true
	for i, line := range lines {
		if strings.HasPrefix(line, "X-TIMESTAMP-MAP") {
			to.remark("line %d: X-TIMESTAMP-MAP, the clock of a broadcast, was passed over; times were taken as they stand", from+i)
		}
		switch {
		case blank(line):
			begins, b.style = true, b.style && b.depth > 0
			continue
		case begins && !b.style:
			b.begin(line, from+i)
		}
		begins = false
		b.depth += strings.Count(line, "{") - strings.Count(line, "}")
	}
}

// begin looks at the first line of a block.
func (b *blocks) begin(line string, number int) {
	b.depth = 0
	word, _, _ := strings.Cut(line, " ")
	switch {
	case word == "STYLE":
		b.style = true
	case number == 1, word == "NOTE", word == "REGION", word == "Region:", strings.HasPrefix(word, "X-TIMESTAMP-MAP"):
	default:
		if b.stray == 0 {
			b.first = number
		}
		b.stray++
	}
}

func (b *blocks) remark(to *list) {
	if b.stray > 0 {
		to.remark("line %d: text without times was passed over (%d of such)", b.first, b.stray)
	}
}
