// Package contactsheet sets pictures with captions in rows on one picture.
package contactsheet

import (
	"image"
	"image/color"
	"image/draw"

	paint "github.com/facecue/facecue/internal/draw"
)

// Cell is a picture with lines of text under it.
type Cell struct {
	Picture *image.RGBA
	Lines   []string
}

const (
	margin     = 8  // pixels around each cell
	letterSize = 15 // pixels
)

var (
	background = color.RGBA{255, 255, 255, 255}
	ink        = paint.Paint{0x11, 0x11, 0x11}
)

// Compose sets the cells in rows of so many columns, each cell as wide as the widest picture.
// Lines that are wider than their cell are cut at its edge. Without cells the sheet is one
// empty cell.
func Compose(cells []Cell, columns int) (*image.RGBA, error) {
	letters, err := paint.NewLetters(letterSize)
	if err != nil {
		return nil, err
	}
	width, height, lines := extent(cells)
	columns = max(1, min(columns, len(cells)))
	rows := max(1, (len(cells)+columns-1)/columns)
	stepX, stepY := width+2*margin, height+lines*letters.Height()+2*margin
	sheet := image.NewRGBA(image.Rect(0, 0, columns*stepX, rows*stepY))
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
	for i, c := range cells {
		at := image.Pt(i%columns*stepX+margin, i/columns*stepY+margin)
		draw.Draw(sheet, c.Picture.Bounds().Sub(c.Picture.Bounds().Min).Add(at), c.Picture, c.Picture.Bounds().Min, draw.Src)
		part := sheet.SubImage(image.Rect(at.X, at.Y+height, at.X+width, at.Y+height+lines*letters.Height())).(*image.RGBA)
		canvas := paint.Packed(part.Pix, part.Stride, part.Rect.Dx(), part.Rect.Dy())
		for k, line := range c.Lines {
			canvas.Text(letters, 0, k*letters.Height(), line, ink)
		}
	}
	return sheet, nil
}

// extent is the size of the largest picture and the most lines of a cell.
func extent(cells []Cell) (width, height, lines int) {
	width, height = 1, 1
	for _, c := range cells {
		width, height, lines = max(width, c.Picture.Rect.Dx()), max(height, c.Picture.Rect.Dy()), max(lines, len(c.Lines))
	}
	return width, height, lines
}
