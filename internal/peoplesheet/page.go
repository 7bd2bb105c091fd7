package peoplesheet

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"image"
	"image/jpeg"
	"io"

	"github.com/facecue/facecue/internal/face"
)

var (
	//go:embed page.html
	pageText string
	//go:embed page.css
	style string

	page = template.Must(template.New("page").Funcs(template.FuncMap{"clock": clock, "picture": dataURL}).Parse(pageText))
)

// quality is that of the pictures in a page, of 100.
const quality = 85

// Page writes the sheet as HTML. Its policy (Content Security Policy Level 3) allows the page's own
// style by its hash and pictures that the file holds, and nothing else. Names are escaped by
// html/template.
func (s Sheet) Page(w io.Writer) error {
	hash := sha256.Sum256([]byte(style))
	return page.Execute(w, map[string]any{
		"Sheet": s, "Style": template.CSS(style), "Labels": labels(),
		"Hash": base64.StdEncoding.EncodeToString(hash[:]),
	})
}

// labels are the states that have a share of the time that could be judged.
func labels() []face.Label {
	all := face.Labels()
	return append(all[:], face.Uncertain)
}

// dataURL is a picture as the address of itself (RFC 2397).
func dataURL(p image.Image) (template.URL, error) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		return "", err
	}
	return template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(b.Bytes())), nil
}

// Percent is the share of a state as text.
func (r Row) Percent(l face.Label) string { return fmt.Sprintf("%.0f%%", 100*r.Share(l)) }

// clock is a time in seconds as 1:02:03.5.
func clock(seconds float64) string {
	tenths := int(seconds*10 + 0.5)
	h, m, s := tenths/36000, tenths/600%60, float64(tenths%600)/10
	if h > 0 {
		return fmt.Sprintf("%d:%02d:%04.1f", h, m, s)
	}
	return fmt.Sprintf("%d:%04.1f", m, s)
}
