package overlay

import (
	"bytes"
	"errors"
	"log/slog"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// recording is an input opened by libav, without the package decode.
type recording struct {
	t     testing.TB
	path  string
	fc    *astiav.FormatContext
	video *astiav.Stream
	said  bytes.Buffer // warnings
}

func open(t testing.TB, path string) *recording {
	t.Helper()
	r := &recording{t: t, path: path, fc: av.NewInput()}
	if err := av.OpenInput(r.fc, path, nil, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { av.CloseInput(r.fc) })
	if err := r.fc.FindStreamInfo(nil); err != nil {
		t.Fatal(err)
	}
	for _, s := range r.fc.Streams() {
		if r.video == nil && s.CodecParameters().MediaType() == astiav.MediaTypeVideo {
			r.video = s
		}
	}
	if r.video == nil {
		t.Fatalf("%s has no pictures", path)
	}
	return r
}

// carry is what a sink takes over: all streams but the pictures.
func (r *recording) carry() av.Carry {
	c := av.Carry{Input: r.fc, Video: r.video}
	for _, s := range r.fc.Streams() {
		if s.Index() != r.video.Index() {
			c.Streams = append(c.Streams, s)
		}
	}
	return c
}

// all is what a copy takes over.
func (r *recording) all() av.Carry {
	return av.Carry{Input: r.fc, Video: r.video, Streams: r.fc.Streams()}
}

func (r *recording) stream() face.Stream {
	base, rate := r.video.TimeBase(), r.video.AvgFrameRate()
	return face.Stream{
		Clock: face.Clock{Base: face.Rational{Num: int64(base.Num()), Den: int64(base.Den())}},
		Rate:  face.Rational{Num: int64(rate.Num()), Den: int64(rate.Den())},
	}
}

func (r *recording) logger() *slog.Logger { return slog.New(slog.NewTextHandler(&r.said, nil)) }

// each lends every packet.
func (r *recording) each(f func(*astiav.Packet) error) error {
	p := av.NewPacket()
	defer av.FreePacket(p)
	for {
		err := r.fc.ReadFrame(p)
		if errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			r.t.Fatal(err)
		}
		err = f(p)
		p.Unref()
		if err != nil {
			return err
		}
	}
}

// kind gives the first stream of a kind.
func (r *recording) kind(kind astiav.MediaType) *astiav.Stream {
	r.t.Helper()
	for _, s := range r.fc.Streams() {
		if s.CodecParameters().MediaType() == kind {
			return s
		}
	}
	r.t.Fatalf("no stream of %s", kind)
	return nil
}

// talk is a recording of a second with sound, two cues in another language, two chapters, a
// title and a place. args are further options of ffmpeg.
func talk(t testing.TB, name string, args ...string) string {
	t.Helper()
	cues := store(t, "a.srt", "1\n00:00:00,100 --> 00:00:00,400\nHow are you?\n\n2\n00:00:00,600 --> 00:00:00,900\nWell.\n")
	tags := store(t, "a.meta", ";FFMETADATA1\nlocation=+47.5596+007.5886/\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=400\ntitle=Greeting\n"+
		"[CHAPTER]\nTIMEBASE=1/1000\nSTART=400\nEND=1000\ntitle=Talk\n")
	all := []string{"-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=d=1:r=48000", "-i", cues, "-i", tags, "-map", "0", "-map", "1", "-map", "2",
		"-map_metadata", "3", "-map_chapters", "3", "-metadata:s:a", "language=fre", "-metadata:s:s", "language=ger", "-metadata:s:s", "title=Words",
		"-disposition:s", "forced", "-c:v", "libx264", "-qp", "0", "-preset", "ultrafast", "-bf", "2", "-threads", "1"}
	return clip(t, append(append(all, args...), name)...)
}

// sink is a configuration that carries the recording's streams, from the player's zero on.
// That of a live sink leaves all times as they are.
func (r *recording) sink(c Config) Config {
	c.Carry, c.Logger, c.Stream, c.Start = r.carry(), r.logger(), r.stream(), r.zero()
	if c.Live {
		c.Start = 0
	}
	return c
}

// film writes a sink with a made-up picture for each of the recording, and what is carried.
func (r *recording) film(c Config) error {
	r.t.Helper()
	s, err := New(c)
	if err != nil {
		r.t.Fatal(err)
	}
	share, n := Share([]*Sink{s}), 0
	err = r.each(func(p *astiav.Packet) error {
		if p.StreamIndex() != r.video.Index() {
			return share(av.ClonePacket(p))
		}
		f := picture(r.t, astiav.PixelFormatYuv420P, width, height, n)
		f.Result.PTS, f.Result.Duration = r.zero()+int64(n)*r.stream().FrameTicks(), r.stream().FrameTicks()
		n++
		return s.Frame(f)
	})
	return errors.Join(err, s.Close())
}

// packet is a made-up packet.
func packet(t testing.TB, pts, dts int64, data []byte) *astiav.Packet {
	t.Helper()
	p := av.NewPacket()
	if err := p.FromData(data); err != nil {
		t.Fatal(err)
	}
	p.SetPts(pts)
	p.SetDts(dts)
	return p
}

// zero is the tick that a player shows as the beginning.
func (r *recording) zero() int64 {
	return astiav.RescaleQ(r.fc.StartTime(), microsecond, r.video.TimeBase())
}
