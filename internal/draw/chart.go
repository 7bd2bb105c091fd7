package draw

import "github.com/facecue/facecue/internal/face"

// chart draws a bar for each expression beside the box.
func (a *Artist) chart(c *Canvas, room *room, f *face.Face) {
	row := a.name.Height()
	nameWidth := 0
	for _, l := range face.Labels() {
		nameWidth = max(nameWidth, a.name.Width(a.style.Words.Of(l))+a.pad)
	}
	barWidth := 4 * row
	w, h := nameWidth+barWidth+2*a.pad, row*face.NumLabels+a.pad
	at, ok := room.place(w, h, chartSpots(a.rect(f.Box), w, h, a.pad)...)
	if !ok {
		return
	}
	c.Fill(at, c.Colour(a.matrix, 12, 12, 16), 150)
	for i, l := range face.Labels() {
		a.bar(c, Rect{at.X + a.pad, at.Y + a.pad/2 + i*row, w - 2*a.pad, row}, nameWidth, l, f.Smooth[i], l == f.State)
	}
}

// bar draws one row: a name, and a bar whose length is the score.
func (a *Artist) bar(c *Canvas, row Rect, nameWidth int, l face.Label, score float32, isState bool) {
	r, g, b := l.RGB()
	colour := c.Colour(a.matrix, r, g, b)
	text := c.Colour(a.matrix, 190, 190, 190)
	if isState {
		text = colour
	}
	c.Text(a.name, row.X, row.Y, a.style.Words.Of(l), text)
	space := row.W - nameWidth
	thick := max(2, row.H/2)
	at := Rect{row.X + nameWidth, row.Y + (row.H-thick)/2, space, thick}
	c.Fill(at, c.Colour(a.matrix, 90, 90, 90), 120)
	at.W = int(float32(float32(space)*min(max(score, 0), 1)) + 0.5)
	c.Fill(at, colour, 256)
}
