package subtitle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/format"
)

// Track collects what a subtitle inside a container will hold. A muxer wants the
// cues by their start and in the recording's own time, so they are kept until the
// end: seventy bytes a cue.
type Track struct {
	format.Writer
	Header string // the codec's private data
	cues   func(func(start, end int64, text string) bool)
}

// Cues calls yield for each cue in order of start, after Close; times are PTS.
func (t *Track) Cues(yield func(start, end int64, text string) bool) { t.cues(yield) }

// NewWords is the track of plain text that every player shows. A cue longer than
// longest is written again, since players show no embedded cue that began before the
// place they start at; zero sets no bound.
func NewWords(h format.Header, longest time.Duration) *Track {
	buffer := &textBuffer{}
	n := newIntervals(named{buffer, h}, h.Stream, intervalOptions(reading).Defaults(), false)
	n.longest = longest
	return &Track{Writer: n, cues: buffer.each}
}

// textBuffer holds the cues of a plain track, which come in order of start.
type textBuffer struct{ cues []Cue }

func (w *textBuffer) Encode(c Cue) error { w.cues = append(w.cues, c); return nil }
func (w *textBuffer) Close() error       { return nil }

func (w *textBuffer) each(yield func(start, end int64, text string) bool) {
	for _, c := range w.cues {
		if !yield(c.Start, c.End, spell(c, true, escapeSRT, "\n")) {
			return
		}
	}
}

// NewBoxes is the track in ASS that follows the faces; step is the least time
// between two changes of one box.
func NewBoxes(h format.Header, longest, step time.Duration) *Track {
	var header strings.Builder
	values := followOptions().Defaults()
	encoder := makeASS(&header, values, h)
	encoder.header(h)
	encoder.w.Flush() // a strings.Builder takes everything
	buffer := &assBuffer{ass: encoder}
	f := newFollower(named{buffer, h}, h.Stream, values)
	f.longest, f.step = longest, step
	return &Track{Writer: f, Header: header.String(), cues: buffer.each}
}

// assBuffer holds the lines of an ASS track and sorts them: a follower's cues have one line
// each and come in order of their end.
type assBuffer struct {
	ass   *ass
	lines []assLine
}

type assLine struct {
	start, end int64
	line       Line
}

func (b *assBuffer) Encode(c Cue) error {
	for _, l := range c.Lines {
		b.lines = append(b.lines, assLine{c.Start, c.End, l})
	}
	return nil
}

func (b *assBuffer) Close() error {
	slices.SortStableFunc(b.lines, func(x, y assLine) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.line.Person, y.line.Person))
	})
	return nil
}

// each yields two events for each line as Matroska stores them: read order and layer in
// front, no times (Matroska, "SSA/ASS Subtitles").
func (b *assBuffer) each(yield func(start, end int64, text string) bool) {
	for i, l := range b.lines {
		box, label := b.ass.fields(l.line)
		if !yield(l.start, l.end, fmt.Sprintf("%d,0,%s", 2*i, box)) ||
			!yield(l.start, l.end, fmt.Sprintf("%d,1,%s", 2*i+1, label)) {
			return
		}
	}
}
