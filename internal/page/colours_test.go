package page

import (
	"fmt"
	"math"
	"regexp"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

var hexColour = regexp.MustCompile(`#[0-9a-f]{6}`)

// TestColours: on a dark page, expressions have the colours that they have on pictures, each with a contrast of 3:1 to the page.
func TestColours(t *testing.T) {
	row := regexp.MustCompile(`const DARK = (.*);`).FindStringSubmatch(file("labels.mjs"))
	list := hexColour.FindAllString(row[1], -1)
	for i, l := range face.Labels() {
		r, g, b := l.RGB()
		if want := fmt.Sprintf("#%02x%02x%02x", r, g, b); list[i] != want {
			t.Errorf("%s is %s on a page and %s on a picture", l, list[i], want)
		}
		if c := contrast(luminance(r, g, b), luminance(0x0f, 0x11, 0x15)); c < 3.1 {
			t.Errorf("%s has a contrast of %.2f:1", l, c)
		}
	}
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(r, g, b uint8) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
