package subtitle

import (
	"strings"

	"github.com/facecue/facecue/internal/wording"
)

// escapeVTT writes text as WebVTT cue text (WebVTT, 3.3): it cannot open a tag,
// and "-->" cannot appear.
func escapeVTT(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(wording.Plain(text))
}

// escapeSRT has no escapes to use: what players take for markup is replaced by
// look-alikes.
func escapeSRT(text string) string {
	return strings.NewReplacer("-->", "→", "<", "‹", ">", "›", "{", "(", "}", ")").Replace(wording.Plain(text))
}

// escapeASS keeps text from opening an override block or a line break; a word
// joiner after the backslash is what libass itself suggests.
func escapeASS(text string) string {
	return strings.NewReplacer("{", "(", "}", ")", `\`, "\\\u2060").Replace(wording.Plain(text))
}
