package page

import (
	"encoding/base64"
	"fmt"
	"sort"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/session"
)

const (
	momentWidth    = 160 // pixels
	faceSide       = 72  // pixels
	mostPortrayed  = 24  // people of whom the page has a face: those who are seen longest
	mostThumbnails = 320 << 10
)

// Values of the option thumbnails, beside format.NoPictures. The data of a page also has "" where the recording could not be read.
const (
	blurredFaces = "blurred"
	clearFaces   = "clear"
)

func thumbnailsOption() opt.Option {
	return opt.Option{Name: format.PicturesOption, Kind: opt.Choice, Default: blurredFaces, Choices: []string{blurredFaces, clearFaces, format.NoPictures},
		Help: "small pictures of moments and people, from the recording: with faces blurred, with faces as they are, or none"}
}

// thumbnails puts pictures into a document.
type thumbnails struct {
	from  format.Pictures
	clear bool
	size  int
	err   error // of the first picture that could not be read
}

// add gives d its pictures, as far as they have room.
func (w *writer) addThumbnails(d *document, s *session.Session) {
	if d.Thumbnails = w.thumbnails; w.thumbnails == format.NoPictures {
		return
	}
	if w.header.Pictures == nil {
		d.Thumbnails = ""
		w.lacks("the page has no thumbnails, since the recording is not at hand; --recording FILE names it, and [thumbnails=none] does without")
		return
	}
	t := &thumbnails{from: w.header.Pictures, clear: w.thumbnails == clearFaces}
	for i := range d.People[:min(len(d.People), mostPortrayed)] {
		p := &d.People[i]
		p.Face = t.picture(func() ([]byte, error) { return t.from.Face(p.Number, faceSide, t.clear) })
	}
	for i := range d.Moments {
		m := &d.Moments[i]
		m.Picture = t.picture(func() ([]byte, error) { return t.from.Moment(ptsAt(s, m.Apex), momentWidth, t.clear) })
	}
	if t.err != nil {
		w.lacks(fmt.Sprintf("the page lacks thumbnails: %v", t.err))
	}
}

// picture is a JPEG in base64; "" where it cannot be read, or has no room.
func (t *thumbnails) picture(read func() ([]byte, error)) string {
	if t.err != nil || t.size > mostThumbnails {
		return ""
	}
	var jpeg []byte
	if jpeg, t.err = read(); t.err != nil {
		return ""
	}
	t.size += len(jpeg)
	return base64.StdEncoding.EncodeToString(jpeg)
}

// ptsAt is the PTS of the frame that is shown at a player's time.
func ptsAt(s *session.Session, seconds float64) int64 {
	i := sort.Search(len(s.Frames), func(i int) bool { return s.Frames[i].Time > seconds+1e-6 })
	return s.Frames[max(0, i-1)].PTS
}
