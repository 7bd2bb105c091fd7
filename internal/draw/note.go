package draw

import "strings"

// Note draws a message in the top left corner, in as many lines as it needs.
func (a *Artist) Note(c *Canvas, text string) {
	row := a.name.Height()
	room := c.Planes[0].W - 4*a.pad
	lines := a.wrap(text, room)
	w := 0
	for _, line := range lines {
		w = max(w, a.name.Width(line))
	}
	c.Fill(Rect{a.pad, a.pad, w + 2*a.pad, len(lines)*row + a.pad}, c.Colour(a.matrix, 12, 12, 16), 210)
	for i, line := range lines {
		c.Text(a.name, 2*a.pad, a.pad+a.pad/2+i*row, line, c.Colour(a.matrix, 240, 228, 66))
	}
}

// wrap breaks a text into lines of at most room samples, within a word only if that is wider.
func (a *Artist) wrap(text string, room int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && a.name.Width(longer) > room {
			lines = append(lines, line)
			longer = word
		}
		for a.name.Width(longer) > room && len([]rune(longer)) > 1 {
			n := a.fits(longer, room)
			lines = append(lines, longer[:n])
			longer = longer[n:]
		}
		line = longer
	}
	return append(lines, line)
}

// fits is the number of bytes, at least one letter, at the start of a text that are at most
// room samples wide.
func (a *Artist) fits(text string, room int) int {
	w := 0
	for i, r := range text {
		if w += a.name.glyph(r).advance; w > room && i > 0 {
			return i
		}
	}
	return len(text)
}
