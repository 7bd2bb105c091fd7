package subtitle

import (
	"bufio"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

func init() {
	register(encoding{
		Name: "ttml", Ext: ".ttml",
		Help:    "TTML, the text profile of IMSC 1.1, for broadcast and streaming tools",
		Options: intervalOptions(full),
		New:     newTTML,
	})
}

// ttml follows TTML2 and the text profile of IMSC 1.1 (W3C): media time, one region
// at the foot of the picture.
type ttml struct {
	w       *bufio.Writer
	clock   clock
	percent bool
	count   int
}

const ttmlHead = `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" xml:lang="%s">
  <head>
    <metadata>
      <ttm:desc>%s</ttm:desc>
    </metadata>
    <layout>
      <region xml:id="foot" tts:origin="10%% 75%%" tts:extent="80%% 20%%" tts:displayAlign="after" tts:textAlign="center" tts:color="white" tts:backgroundColor="rgba(0,0,0,160)"/>
    </layout>
  </head>
  <body region="foot">
    <div>
`

func newTTML(w io.Writer, v opt.Values, h format.Header) (Encoder, error) {
	t := &ttml{w: bufio.NewWriter(w), clock: clock{h.Stream.Clock}, percent: v.Bool("percent")}
	_, err := fmt.Fprintf(t.w, ttmlHead, language(h.Words), format.EscapeXML(h.Provenance.String()))
	return t, err
}

func (t *ttml) Encode(c Cue) error {
	t.count++
	from, to := t.clock.milliseconds(c)
	_, err := fmt.Fprintf(t.w, "      <p xml:id=\"c%d\" begin=\"%s\" end=\"%s\">%s</p>\n",
		t.count, stamp(from, "."), stamp(to, "."), spell(c, t.percent, format.EscapeXML, "<br/>"))
	return err
}

func (t *ttml) Close() error {
	fmt.Fprint(t.w, "    </div>\n  </body>\n</tt>\n")
	return t.w.Flush()
}

// language is the code of the words; "und" for a table of the user's, whose
// language is unknown (BCP 47).
func language(w wording.Words) string {
	switch {
	case w.Language != "":
		return w.Language
	case w.English():
		return "en"
	}
	return "und"
}
