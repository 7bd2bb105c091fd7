package draw

import (
	"fmt"
	"image"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Letters are the masks of a typeface at one size. A mask is made when it is first used. One
// goroutine uses Letters at a time.
type Letters struct {
	font   *opentype.Font
	face   font.Face
	ascent int
	height int
	glyphs map[rune]glyph
}

type glyph struct {
	mask    *image.Alpha // nil for a blank
	x, y    int          // offset of the mask from the pen and the baseline
	advance int
}

// NewLetters makes letters of the Go font, size samples high.
func NewLetters(size int) (*Letters, error) {
	parsed, err := opentype.Parse(gomedium.TTF)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	f, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return nil, fmt.Errorf("scaling the font to %d: %w", size, err)
	}
	m := f.Metrics()
	return &Letters{font: parsed, face: f, ascent: m.Ascent.Ceil(), height: m.Ascent.Ceil() + m.Descent.Ceil(), glyphs: map[rune]glyph{}}, nil
}

// Missing is the first letter of a text that the font lacks, and whether there is one.
func (l *Letters) Missing(text string) (rune, bool) {
	for _, r := range text {
		if i, err := l.font.GlyphIndex(nil, r); err != nil || i == 0 {
			return r, true
		}
	}
	return 0, false
}

// Height is the distance from the top of the highest to the bottom of the lowest letter,
// samples.
func (l *Letters) Height() int { return l.height }

// Width is the width of a text, samples.
func (l *Letters) Width(text string) (w int) {
	for _, r := range text {
		w += l.glyph(r).advance
	}
	return w
}

func (l *Letters) glyph(r rune) glyph {
	g, ok := l.glyphs[r]
	if !ok {
		g = l.make(r)
		l.glyphs[r] = g
	}
	return g
}

func (l *Letters) make(r rune) glyph {
	box, mask, at, advance, ok := l.face.Glyph(fixed.Point26_6{}, r)
	g := glyph{advance: advance.Round()}
	if !ok || box.Empty() {
		return g
	}
	g.mask = image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	draw.Draw(g.mask, g.mask.Bounds(), mask, at, draw.Src)
	g.x, g.y = box.Min.X, box.Min.Y
	return g
}

// Text paints letters with their top left corner at x, y.
func (c *Canvas) Text(l *Letters, x, y int, text string, colour Paint) {
	for _, r := range text {
		g := l.glyph(r)
		if g.mask != nil {
			c.mask(g.mask, x+g.x, y+l.ascent+g.y, colour)
		}
		x += g.advance
	}
}

// mask paints through a mask. A chroma sample takes the mean of the mask samples over it.
func (c *Canvas) mask(m *image.Alpha, x, y int, colour Paint) {
	r := Rect{x, y, m.Rect.Dx(), m.Rect.Dy()}
	if c.packed {
		c.maskPacked(m, r, colour)
		return
	}
	for i := range c.Planes {
		p := c.Planes[i]
		x0, y0, x1, y1 := p.clip(c.inPlane(i, r))
		for py := y0; py < y1 && x0 < x1; py++ {
			row := p.Pix[py*p.Stride+x0 : py*p.Stride+x1]
			if i == 0 || c.SubX == 0 && c.SubY == 0 {
				c.maskRow(row, m.Pix[(py-y)*m.Stride+x0-x:], colour[i])
				continue
			}
			for k := range row {
				row[k] = mix(row[k], colour[i], c.faded(c.coverage(m, x0+k, py, x, y)))
			}
		}
	}
}

// maskRow paints a row of a plane that is not subsampled through a row of a mask.
func (c *Canvas) maskRow(row, mask []byte, value byte) {
	for x, m := range mask[:len(row)] {
		if m > 0 {
			row[x] = mix(row[x], value, c.faded(maskOpacity(m)))
		}
	}
}

// maskOpacity maps a mask's 0 to 255 to 0 to 256.
func maskOpacity(m byte) int { return int(m) + int(m)>>7 }

// coverage is the share of a subsampled sample under a mask at x, y: 0 to 256.
func (c *Canvas) coverage(m *image.Alpha, px, py, x, y int) int {
	sx, sy := c.SubX, c.SubY
	sum := 0
	for v := py << sy; v < (py+1)<<sy; v++ {
		for u := px << sx; u < (px+1)<<sx; u++ {
			if image.Pt(u-x, v-y).In(m.Rect) {
				sum += int(m.Pix[(v-y)*m.Stride+u-x])
			}
		}
	}
	return (sum + sum>>7) >> (sx + sy)
}
