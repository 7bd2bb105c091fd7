package overlay

import (
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// Copy is a copy of a recording, nothing of it encoded again, with tracks of its
// own that a player switches on and off.
type Copy struct {
	Container       string // name of one of Containers
	Path            string // the file, written in place
	Stream          face.Stream
	Carry           av.Carry
	Tracks          []Track
	Chapters        []Chapter
	ReplaceChapters bool   // Chapters stand instead of the recording's, not only where it has none
	Note            string // what made the tracks
	Logger          *slog.Logger
}

// Chapter is a stretch with a title; times are PTS.
type Chapter struct {
	Start, End int64
	Title      string
}

// Errors of copies.
var (
	ErrNoTracks = errors.New("holds no subtitles that players show; write .mkv, .mp4 or .mov")
	ErrPictures = errors.New("the container takes no copy of these pictures")
	ErrRefused  = errors.New("the container refuses the streams as they are")
	ErrTurned   = errors.New("the recording is to be shown turned, which this libav cannot write in Matroska; write .mp4 or .mov")
)

// CheckTracks refuses containers that take no subtitles of ours.
func CheckTracks(name string) error {
	if kind, ok := container(name, false); !ok || kind.text == noText {
		return fmt.Errorf("%s %w", name, ErrNoTracks)
	}
	return nil
}

// Try finds out whether the container takes the recording as it is, before anybody
// waits for the tracks. first lends the first packets of it.
func (c Copy) Try(first func(func(*astiav.Packet) error) error) error {
	c.Path, c.Logger = os.DevNull, slog.New(slog.DiscardHandler)
	kind, _ := container(c.Container, false)
	m, own, err := c.open(kind)
	if err != nil {
		return err
	}
	own.close()
	if err = first(m.lend); err != nil {
		err = kind.refuses(err)
	}
	return errors.Join(err, m.free())
}

// refuses is the error of a muxer.
func (c Container) refuses(err error) error {
	return fmt.Errorf("%w (%s); %s", ErrRefused, err, c.instead())
}

// instead is what else can be done where the container takes no copy.
func (c Container) instead() string {
	if c.vfw {
		return "leave mode=soft away"
	}
	return "write .mkv"
}

// Write makes the copy. each lends every packet of the recording.
func (c Copy) Write(each func(func(*astiav.Packet) error) error) (err error) {
	kind, _ := container(c.Container, false)
	m, own, err := c.open(kind)
	if err != nil {
		return err
	}
	defer own.close()
	err = each(func(p *astiav.Packet) error {
		if err := own.until(p, m.carried[p.StreamIndex()], m.write); err != nil {
			return err
		}
		return m.lend(p)
	})
	if err == nil {
		err = own.rest(m.write)
	}
	if err == nil && kind.chaptersLast {
		err = c.addChapters(m.fc, m.shift())
	}
	return first(err, m.close())
}

// open writes the header.
func (c Copy) open(kind Container) (m *muxer, own ownTracks, err error) {
	config := Config{Container: c.Container, Path: c.Path, Stream: c.Stream, Carry: c.Carry, Logger: c.Logger}
	kind.audio = "" // sound is copied or left out
	if kind.text == subrip && turned(c.Carry.Video) {
		return nil, nil, ErrTurned
	}
	m = &muxer{carried: map[int]*lane{}}
	defer func() {
		if err != nil {
			own.close()
			m.free()
			err = fmt.Errorf("writing %s: %w", kind.Name, err)
		}
	}()
	if m.fc, err = av.NewOutput(kind.muxer, "file:"+c.Path); err != nil {
		return m, nil, err
	}
	av.OmitVersions(m.fc)
	if err = m.addCopies(config, kind); err != nil {
		return m, nil, err
	}
	if own, err = c.addTracks(m.fc, kind); err != nil {
		return m, own, err
	}
	if !kind.chaptersLast {
		if err = c.addChapters(m.fc, 0); err != nil {
			return m, own, err
		}
	}
	av.SetComment(m.fc, c.Note)
	if err = m.openIO(config); err != nil {
		return m, own, err
	}
	if err = m.header(kind); err != nil {
		err = kind.refuses(err)
	}
	return m, own, err
}

// addChapters keeps the recording's chapters unless they are to be replaced. They
// move by shift microseconds with everything else.
func (c Copy) addChapters(to *astiav.FormatContext, shift int64) error {
	if av.HasChapters(c.Carry.Input) && !c.ReplaceChapters {
		return av.CopyChapters(to, c.Carry.Input, -shift)
	}
	base := rational(c.Stream.Clock.Base)
	by := astiav.RescaleQ(shift, microsecond, base)
	for i, chapter := range c.Chapters {
		start, end := max(0, chapter.Start+by), max(0, chapter.End+by)
		if err := av.AddChapter(to, i, base, start, end, chapter.Title); err != nil {
			return err
		}
	}
	return nil
}
