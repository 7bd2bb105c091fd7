package marker

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
)

// colours are the names that editors have for the colour nearest to an expression's
// own (face.Label.RGB), none given twice in one editor; Avid has had these since its
// first markers, and no orange. Editors that take any colour get the label's own.
type colours struct{ resolve, otio, avid string }

var editorColours = map[face.Label]colours{
	face.Happiness: {"Yellow", "YELLOW", "Yellow"},
	face.Surprise:  {"Sand", "ORANGE", "White"},
	face.Sadness:   {"Cyan", "CYAN", "Cyan"},
	face.Anger:     {"Red", "RED", "Red"},
	face.Disgust:   {"Green", "GREEN", "Green"},
	face.Fear:      {"Pink", "PINK", "Magenta"},
	face.Contempt:  {"Purple", "PURPLE", "Blue"},
}

// hex is a label's colour as #rrggbb.
func hex(l face.Label) string {
	r, g, b := l.RGB()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}
