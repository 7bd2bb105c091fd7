package subtitle

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	register(encoding{
		Name: "itt", Ext: ".itt",
		Help:    "iTunes Timed Text, captions for Final Cut Pro, in frames of its timeline",
		Options: append(intervalOptions(full), timecode.Options("00:00:00:00")...),
		New:     newITT,
	})
}

// itt follows Apple's iTunes Timed Text 1.0, a profile of TTML1: timeBase smpte with
// the timeline's rate, time codes as times, one style, and one region at the foot of
// the picture.
type itt struct {
	w       *bufio.Writer
	header  format.Header
	plan    *timecode.Plan
	count   timecode.Count // once the head is written, which says the rate
	percent bool
	last    int64 // frame at which the cue before ends
}

const ittHead = `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" ttp:timeBase="smpte" ttp:frameRate="%d" ttp:frameRateMultiplier="%s" ttp:dropMode="%s" xml:lang="%s">
  <head>
    <metadata>
      <ttm:desc>%s</ttm:desc>
    </metadata>
    <styling>
      <style xml:id="normal" tts:color="white" tts:fontFamily="sansSerif" tts:fontSize="100%%" tts:fontStyle="normal" tts:fontWeight="normal"/>
    </styling>
    <layout>
      <region xml:id="bottom" tts:origin="0%% 85%%" tts:extent="100%% 15%%" tts:displayAlign="after" tts:textAlign="center"/>
    </layout>
  </head>
  <body style="normal" region="bottom">
    <div>
`

func newITT(w io.Writer, v opt.Values, h format.Header) (Encoder, error) {
	h.Stream.Timecode = "" // captions have none of the recording's
	plan, err := timecode.Parse(v, h.Stream)
	return &itt{w: bufio.NewWriter(w), header: h, plan: plan, percent: v.Bool("percent")}, err
}

// Begin writes the head, with the rate that fits the pictures.
func (t *itt) Begin(pictures []int64) error {
	for _, pts := range pictures {
		t.plan.Picture(pts)
	}
	t.count = t.plan.Timeline().Count
	multiplier, mode := "1 1", "nonDrop"
	if t.count.NTSC() {
		multiplier = "1000 1001"
	}
	if t.count.Drop() {
		mode = "dropNTSC"
	}
	_, err := fmt.Fprintf(t.w, ittHead, t.count.Nominal(), multiplier, mode, language(t.header.Words), format.EscapeXML(t.header.Provenance.String()))
	return err
}

// Remarks say which rate was chosen, and why.
func (t *itt) Remarks() []string { return t.plan.Remarks() }

// Encode leaves out what lies within one frame of the timeline that the cue before
// has taken.
func (t *itt) Encode(c Cue) error {
	clock := t.header.Stream.Clock
	from := max(t.last, t.count.Frame(clock, c.Start))
	to := max(t.count.Frame(clock, c.End), t.count.Frame(clock, c.Start)+1)
	if to <= from {
		return nil
	}
	t.last = to
	_, err := fmt.Fprintf(t.w, "      <p begin=\"%s\" end=\"%s\" region=\"bottom\">%s</p>\n",
		t.text(from), t.text(to), spell(c, t.percent, format.EscapeXML, "<br/>"))
	return err
}

// text is a time code with colons throughout, as TTML1 writes them (10.3.1).
func (t *itt) text(frame int64) string { return strings.ReplaceAll(t.count.Text(frame), ";", ":") }

func (t *itt) Close() error {
	fmt.Fprint(t.w, "    </div>\n  </body>\n</tt>\n")
	return t.w.Flush()
}
