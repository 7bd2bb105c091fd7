package format

import (
	"bytes"
	"encoding/xml"
	"strings"

	"github.com/facecue/facecue/internal/wording"
)

// EscapeXML is text for the content of an element or an attribute.
func EscapeXML(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(wording.Plain(text))) // a buffer takes everything
	return b.String()
}

// CommentXML is text for a comment, where "--" may not stand (XML 1.0, 2.5).
func CommentXML(text string) string {
	once := strings.ReplaceAll(EscapeXML(text), "--", "- -")
	return strings.ReplaceAll(once, "--", "- -") // "---" became "- --"
}
