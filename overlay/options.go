package overlay

import (
	"fmt"
	"strings"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

// Options are the options of an annotated video, the same for every container.
func Options() opt.Set {
	return append(append(opt.Set{
		{Name: "mode", Kind: opt.Choice, Default: "burn", Choices: []string{"burn", "soft"}, Help: "burn: draw on the pictures; soft: copy everything as it is and add subtitle tracks and chapters (.mkv, .mp4, .mov)"},
	}, DrawOptions()...), opt.Set{
		{Name: "c:v", Kind: opt.String, Help: "the video encoder, as ffmpeg -encoders lists them; default libx264, libvpx-vp9 in webm"},
		{Name: "crf", Kind: opt.String, Help: "constant quality, as the encoder understands it; lower is better"},
		{Name: "preset", Kind: opt.String, Help: "the encoder's preset: speed against size"},
		{Name: "b:v", Kind: opt.String, Help: "the video's bit rate, as 2M"},
		{Name: "g", Kind: opt.Int, Default: "0", Min: 0, Max: 1e6, Help: "frames between key frames; 0 leaves it to the encoder"},
		{Name: "chapters", Kind: opt.Choice, Default: "keep", Choices: []string{"keep", "replace"}, Help: "soft: a chapter for each expression only where the recording has no chapters, or instead of them"},
		{Name: "language", Kind: opt.String, Help: "soft: the language of our tracks, by ISO 639-2; default the language of the labels"},
		{Name: "shown", Kind: opt.Bool, Default: "1", Help: "soft: players show our first track unless told otherwise"},
		{Name: "max_cue", Kind: opt.Duration, Default: "2", Min: 0, Max: 1e6, Help: "soft: write a longer cue again every so many seconds, so that scrubbing into it shows it; 0 never"},
		{Name: "step", Kind: opt.Duration, Default: "0", Min: 0, Max: 60, Help: "soft: least time between two changes of one box, seconds; 0 follows every frame"},
	}...)
}

// DrawOptionNames are the options that have no effect with mode=soft.
func DrawOptionNames() []string {
	return []string{"style", "bars", "box", "label", "except", "ahead", "c:v", "crf", "preset", "b:v", "g"}
}

// CopyOptionNames are the options that have no effect with mode=burn.
func CopyOptionNames() []string { return []string{"chapters", "language", "shown", "max_cue", "step"} }

// DrawOptions are the options that say what is drawn. The filter draw has these alone.
func DrawOptions() opt.Set {
	return opt.Set{
		{Name: "style", Kind: opt.Choice, Default: "box", Choices: []string{"box", "blur"}, Help: "box: draw what was found; blur: make every face unrecognisable instead"},
		{Name: "bars", Kind: opt.Bool, Default: "1", Help: "draw a bar for each expression beside the face"},
		{Name: "box", Kind: opt.Bool, Default: "1", Help: "draw the outline of the face"},
		{Name: "label", Kind: opt.Bool, Default: "1", Help: "write person, expression and score at the face"},
		{Name: "except", Kind: opt.String, Help: "people that blur leaves as they are, by number, as 1+3"},
		{Name: "ahead", Kind: opt.Int, Default: "8", Min: 0, Max: 250, Help: "frames held back by blur, so that a face is hidden before it is found; 0 for live pictures"},
	}
}

// drawOptions are the parsed values of DrawOptions, and people to be ignored.
type drawOptions struct {
	blur         bool
	keep, ignore face.People       // not blurred; always blurred
	also         func(id int) bool // blurred too; nil for nobody
	parts        draw.Parts
	ahead        int // frames that are held back
}

// nothing tells that the options change no sample of any picture.
func (o drawOptions) nothing() bool {
	return !o.blur && !o.covers() && o.parts == draw.Parts{}
}

// covers tells that people may be blurred whatever the style.
func (o drawOptions) covers() bool { return len(o.ignore) > 0 || o.also != nil }

// hides tells whether a person is made unrecognisable.
func (o drawOptions) hides(id int) bool {
	return o.ignore.Has(id) || o.also != nil && o.also(id) || o.blur && !o.keep.Has(id)
}

// CheckDrawOptions refuses values of DrawOptions that cannot be read.
func CheckDrawOptions(v opt.Values) error {
	_, err := parseDrawOptions(v, nil)
	return err
}

func parseDrawOptions(v opt.Values, ignore face.People) (o drawOptions, err error) {
	o = drawOptions{blur: v.String("style") == "blur", ignore: ignore, ahead: v.Int("ahead")}
	if o.keep, err = wording.ParsePeople(strings.ReplaceAll(v.String("except"), "+", ",")); err != nil {
		return o, fmt.Errorf("except: %w", err)
	}
	if !o.blur {
		o.parts = draw.Parts{Box: v.Bool("box"), Label: v.Bool("label"), Bars: v.Bool("bars")}
	}
	return o, nil
}
