package export

import (
	"context"
	"errors"
	"fmt"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/marker"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/overlay"
	"github.com/facecue/facecue/subtitle"
)

// soft is a copy of the recording with our tracks beside its own. It is made when
// all cues are known.
type softCopy struct {
	target   Target
	options  Options
	outlet   *Outlet
	file     *output.File
	boxes    *subtitle.Track
	words    *subtitle.Track
	chapters *marker.Chapters
}

// iso639 are the three-letter codes (ISO 639-2/B) of the languages that labels have.
var iso639 = map[string]string{"en": "eng", "de": "ger", "es": "spa", "fr": "fre", "it": "ita", "pt": "por"}

// language is the tracks' own: the one asked for, or that of the labels.
func (c *softCopy) language() string {
	if l := c.target.Options.String("language"); l != "" {
		return l
	}
	words := c.options.Header.Words
	if l, ok := iso639[words.Language]; ok {
		return l
	}
	if words.English() {
		return iso639["en"]
	}
	return "und"
}

// softly refuses what a copy cannot do, before any work.
func CheckSoft(targets []Target, inputs []string, ignore face.People) error {
	for _, t := range targets {
		if !t.Soft() {
			continue
		}
		if len(ignore) > 0 {
			return outcome.Usagef("-o %s: --ignore cannot blur pictures that are copied; leave mode=soft away", t.Pattern)
		}
		for _, input := range inputs {
			if err := decode.CheckRereadable(input); err != nil {
				return outcome.Usagef("-o %s: mode=soft reads the recording twice: %w", t.Pattern, err)
			}
		}
	}
	return nil
}

// openSoft opens the file and lets the tracks collect.
func (s *Set) openSoft(t Target, o Options) error {
	l := s.outlet(t.Path, o)
	f, err := l.create(t.Path, o)
	if err != nil {
		return err
	}
	if f.Direct() {
		return fmt.Errorf("%s: mode=soft writes a file, not a device or pipe", t.Path)
	}
	longest, step := t.Options.Duration("max_cue"), t.Options.Duration("step")
	c := &softCopy{
		target: t, options: o, outlet: l, file: f, chapters: marker.NewChapters(o.Header),
		boxes: subtitle.NewBoxes(o.Header, longest, step), words: subtitle.NewWords(o.Header, longest),
	}
	if err := c.try(); err != nil {
		return fmt.Errorf("%s: %w", t.Path, err)
	}
	for _, w := range []format.Writer{c.boxes, c.words, c.chapters} {
		s.texts = append(s.texts, text{format.WithoutSpeech(o.People.Only.confine(w)), l})
	}
	s.softs = append(s.softs, c)
	return nil
}

// try makes sure that the copy can be made, before the analysis.
func (c *softCopy) try() error {
	packets, err := c.options.Again(context.Background())
	if err != nil {
		return err
	}
	defer packets.Close()
	return c.copy(packets).Try(packets.First)
}

// errNoCopy says what becomes of a copy that a signal ended: it is of no use.
var errNoCopy = errors.New("no copy is made of a part")

// write makes the file.
func (c *softCopy) write(ctx context.Context) error {
	if ctx.Err() != nil {
		return errNoCopy
	}
	packets, err := c.options.Again(ctx)
	if err != nil {
		return err
	}
	defer packets.Close()
	if err := c.copy(packets).Write(packets.Each); ctx.Err() == nil {
		return err
	}
	return errNoCopy
}

func (c *softCopy) copy(packets *decode.Packets) overlay.Copy {
	language := c.language()
	shown := c.target.Options.Bool("shown")
	tracks := []overlay.Track{
		{Boxes: true, Header: c.boxes.Header, Title: "expressions shown: boxes (facecue)", Language: language, Default: shown, Cues: c.boxes.Cues},
		{Title: "expressions shown: text (facecue)", Language: language, Default: shown && c.target.Format.Name != "matroska", Cues: c.words.Cues},
	}
	var chapters []overlay.Chapter
	for _, h := range c.chapters.List {
		chapters = append(chapters, overlay.Chapter(h))
	}
	return overlay.Copy{
		Container: c.target.Format.Name, Path: c.file.Name(), Stream: c.options.Header.Stream, Carry: packets.Carry(),
		Tracks: tracks, Chapters: chapters, ReplaceChapters: c.target.Options.String("chapters") == "replace",
		Note: c.options.Header.Provenance.String(), Logger: c.options.Log,
	}
}
