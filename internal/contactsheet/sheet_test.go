package contactsheet

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func plain(w, h int, c color.RGBA) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(p, p.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	return p
}

// dark counts pixels that are nearly black, as letters are.
func dark(p image.Image, r image.Rectangle) (count int) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if g := color.GrayModel.Convert(p.At(x, y)).(color.Gray); g.Y < 60 {
				count++
			}
		}
	}
	return count
}

func TestCompose(t *testing.T) {
	red, blue := color.RGBA{200, 0, 0, 255}, color.RGBA{0, 0, 200, 255}
	sheet, err := Compose([]Cell{{plain(100, 60, red), []string{"1  P1 happiness", "0:52"}}, {plain(80, 40, blue), nil}, {plain(100, 60, blue), []string{"a very long line that does not fit into its cell at all"}}}, 2)
	if err != nil {
		t.Fatal(err)
	}
	step := sheet.Bounds().Dy() / 2
	if sheet.Bounds().Dx() != 2*116 || sheet.At(8, 8) != red || sheet.At(116+8, 8) != blue || sheet.At(8, step+8) != blue || sheet.At(0, 0) != background {
		t.Errorf("the pictures stand elsewhere on %v", sheet.Bounds())
	}
	if dark(sheet, image.Rect(8, 68, 108, step)) < 50 {
		t.Error("no caption under the first picture")
	}
	if dark(sheet, image.Rect(108, step, 116+8, 2*step)) > 0 {
		t.Error("a caption leaves its cell")
	}
}

// TestNoCells makes a small empty sheet.
func TestNoCells(t *testing.T) {
	sheet, err := Compose(nil, 4)
	if err != nil || sheet.Bounds().Dx() != 17 {
		t.Error(sheet.Bounds(), err)
	}
}
