package annotation

import (
	"html"
	"strings"
)

// spoken is a part of a cue's text by who says it.
type spoken struct{ voice, text string }

// voices divides a WebVTT cue's text at its voice tags (WebVTT, 6.4): each holds until
// its end tag or the next one. Other tags are left out, escapes are resolved.
func voices(text string) (all []spoken) {
	var now spoken
	begin := func(voice string) {
		if now.text = plain(now.text); strings.TrimSpace(now.text) != "" {
			all = append(all, now)
		}
		now = spoken{voice: voice}
	}
	for {
		before, rest, ok := strings.Cut(text, "<")
		now.text += before
		if !ok {
			break
		}
		tag, after, ok := strings.Cut(rest, ">")
		if !ok {
			now.text += "<" + rest
			break
		}
		if voice, ok := voiceTag(tag); ok {
			begin(voice)
		}
		text = after
	}
	begin("")
	return all
}

// voiceTag reads "v Anna", "v.loud Anna" and "/v".
func voiceTag(tag string) (voice string, ok bool) {
	name, voice, _ := strings.Cut(strings.ReplaceAll(tag, "\n", " "), " ")
	if name == "/v" {
		return "", true
	}
	kind, _, _ := strings.Cut(name, ".")
	return strings.TrimSpace(html.UnescapeString(voice)), kind == "v"
}

// plain resolves WebVTT's escapes, which are those of HTML.
func plain(text string) string { return marks.Replace(html.UnescapeString(text)) }

// marks are a blank that breaks no line, and marks for the direction of a text.
var marks = strings.NewReplacer("\u00a0", " ", "\u200e", "", "\u200f", "")
