package page

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// quality says in how many frames the faces of a person could be judged, and what kept those of low quality from it: the
// property that made their quality as low as it is. Size, edge and direction follow from the place of the face, which a record has.
// What is left is of the pixels, blurred or with little contrast, which a record does not tell apart.
type quality struct {
	Judged  int     `json:"judged"`
	Small   int     `json:"small"`
	Cut     int     `json:"cut"`    // off by the edge of the picture
	Turned  int     `json:"turned"` // away
	Unclear int     `json:"unclear"`
	Height  float64 `json:"height"` // median of the boxes, displayed pixels
}

// rounding is how much a quality that is computed of rounded places may differ from the one that the record has.
const rounding = 0.005

// add counts a face in a picture of w times h displayed pixels.
func (q *quality) add(f *face.Face, w, h int) {
	if f.Label != face.LowQuality {
		if f.Label != face.None || f.Estimates != nil {
			q.Judged++
		}
		return
	}
	fit := f.Fit(w, h)
	switch least := min(fit.Size, fit.Whole, fit.Front); {
	case least > float64(f.Quality)+rounding:
		q.Unclear++
	case least == fit.Size:
		q.Small++
	case least == fit.Whole:
		q.Cut++
	default:
		q.Turned++
	}
}

// qualityOf is what was counted of a person, with the median height of the boxes.
func (c *content) qualityOf(person int) quality {
	q := quality{}
	if known := c.quality[person]; known != nil {
		q = *known
	}
	var heights []uint16
	for _, p := range c.places[person] {
		heights = append(heights, p[3])
	}
	if len(heights) > 0 {
		slices.Sort(heights)
		q.Height = rounded(float64(heights[len(heights)/2]) / 65535 * float64(c.stream.Height))
	}
	return q
}
