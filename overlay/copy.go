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

// Copy is a copy of a recording with added subtitle tracks and chapters. No stream is
// encoded again.
type Copy struct {
	Container       string // name of one of Containers
	Path            string // the file, written in place
	Stream          face.Stream
	Carry           av.Carry
	Tracks          []Track
	Chapters        []Chapter
	ReplaceChapters bool   // write Chapters also where the recording has chapters, in place of those
	Part            bool   // a stretch of the recording: Start becomes zero, and its chapters are left out
	Start           int64  // PTS of the first picture of a part
	Note            string // comment in the file that says what made the tracks
	Logger          *slog.Logger
}

// Chapter is a part of the recording with a title. Times are PTS.
type Chapter struct {
	Start, End int64
	Title      string
}

// Errors of copies.
var (
	ErrNoTracks = errors.New("holds no subtitles that players show; write .mkv, .mp4 or .mov")
	ErrPictures = errors.New("the container takes no copy of these pictures")
	ErrRefused  = errors.New("the container refuses the streams as they are")
	ErrTurned   = errors.New("the recording is rotated or mirrored by a display matrix, which this libav cannot write in Matroska; write .mp4 or .mov")
)

// CheckTracks refuses the name of a container that cannot hold the added tracks.
func CheckTracks(name string) error {
	if kind, ok := container(name, false); !ok || kind.text == noText {
		return fmt.Errorf("%s %w", name, ErrNoTracks)
	}
	return nil
}

// Try is an error where the container does not take the recording as it is. It is called
// before the analysis, which makes the tracks. first lends the first packets of the
// recording.
func (c Copy) Try(first func(func(*astiav.Packet) error) error) error {
	c.Path, c.Logger = os.DevNull, slog.New(slog.DiscardHandler)
	kind, _ := container(c.Container, false)
	m, tracks, err := c.open(kind)
	if err != nil {
		return err
	}
	tracks.close()
	if err = first(m.copyLent); err != nil {
		err = kind.refusal(err)
	}
	return errors.Join(err, m.free())
}

// refusal is the error for streams that the muxer does not take.
func (c Container) refusal(err error) error {
	return fmt.Errorf("%w (%s); %s", ErrRefused, err, c.advice())
}

// advice is what a user can do where the container takes no copy.
func (c Container) advice() string {
	if c.windowsHeaders {
		return "leave mode=soft away"
	}
	return "write .mkv"
}

// Write makes the copy. each lends every packet of the recording.
func (c Copy) Write(each func(func(*astiav.Packet) error) error) (err error) {
	kind, _ := container(c.Container, false)
	m, tracks, err := c.open(kind)
	if err != nil {
		return err
	}
	defer tracks.close()
	err = each(func(p *astiav.Packet) error {
		if err := tracks.writeBefore(p, m.copies[p.StreamIndex()], m.write); err != nil {
			return err
		}
		return m.copyLent(p)
	})
	if err == nil {
		err = tracks.writeRest(m.write)
	}
	if err == nil && kind.chaptersLast {
		err = c.addChapters(m.fc, m.shift())
	}
	return firstError(err, m.close())
}

// open declares all streams and writes the header.
func (c Copy) open(kind Container) (m *muxer, tracks addedTracks, err error) {
	config := Config{Container: c.Container, Path: c.Path, Stream: c.Stream, Carry: c.Carry, Logger: c.Logger}
	if c.Part {
		config.Start = c.Start
	}
	kind.audio = "" // sound is copied or left out, never encoded
	if kind.muxer == "matroska" && !av.MatroskaKeepsMatrix && turned(c.Carry.Video) {
		return nil, nil, ErrTurned
	}
	m = &muxer{copies: map[int]*streamCopy{}}
	defer func() {
		if err != nil {
			tracks.close()
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
	if tracks, err = c.addTracks(m.fc, kind); err != nil {
		return m, tracks, err
	}
	if !kind.chaptersLast {
		if err = c.addChapters(m.fc, 0); err != nil {
			return m, tracks, err
		}
	}
	av.SetComment(m.fc, c.Note)
	if err = m.openIO(config); err != nil {
		return m, tracks, err
	}
	if err = m.writeHeader(kind); err != nil {
		err = kind.refusal(err)
	}
	return m, tracks, err
}

// addChapters writes the chapters of the recording, or the added ones where it has none or
// where they are replaced. shift is by how many microseconds all packets are moved.
func (c Copy) addChapters(to *astiav.FormatContext, shift int64) error {
	if c.Part {
		return nil
	}
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
