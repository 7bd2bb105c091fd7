package agreementreport

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/comparison"
)

var (
	//go:embed page/page.html
	pageText string
	//go:embed page/page.css
	style string
	//go:embed page/page.js
	script string
)

// Page writes one page that needs no other file and no network. Its policy (Content Security Policy
// Level 3) allows the page's own script and style by their hashes, and nothing else. The data are
// JSON in which < is written as an escape, and become texts of the page only.
func Page(out io.Writer, r *comparison.Result) error {
	data, err := json.Marshal(struct {
		jsonReport
		Method string `json:"method"`
	}{document(r), textWriter{nil, r}.method()})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	fill := strings.NewReplacer("{{SCRIPT}}", hash(script), "{{STYLE}}", hash(style), "{{STYLE TEXT}}", style, "{{SCRIPT TEXT}}", script, "{{DATA}}", string(data))
	if _, err := fill.WriteString(w, pageText); err != nil {
		return err
	}
	return w.Flush()
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}
