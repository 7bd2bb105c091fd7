package decode

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// refused opens an input that must be refused, and returns the error's one line.
func refused(t *testing.T, name string, o Options, want error) string {
	t.Helper()
	noLeaks(t)
	r, err := Open(context.Background(), name, o)
	if err == nil {
		r.Close()
		t.Fatalf("%s opened", name)
	}
	text := err.Error()
	if !errors.Is(err, want) {
		t.Errorf("got %q, want %v", text, want)
	}
	if strings.ContainsRune(text, '\n') || !strings.HasPrefix(text, name+": ") {
		t.Errorf("not one line that names the file: %q", text)
	}
	return text
}

// playlist is one of HLS that leads to a file of the computer.
const playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/etc/hostname\n#EXT-X-ENDLIST\n"

// TestRefusedPlaylist: releases of libav that take a playlist of another name for HLS are not
// let open it; the others do not know it.
func TestRefusedPlaylist(t *testing.T) {
	name := filepath.Join(t.TempDir(), "hls.mp4")
	if err := os.WriteFile(name, []byte(playlist), 0o600); err != nil {
		t.Fatal(err)
	}
	want := ErrRefused
	if av.Release >= 7 {
		want = ErrNotMedia
	}
	refused(t, name, best(Options{}), want)
}

func TestRefusedFiles(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name, content string
		want          error
	}{
		{"empty.mp4", "", ErrNotMedia},
		{"text.mp4", strings.Repeat("Dear diary, nothing happened. ", 99), ErrNotMedia},
		{"concat.mp4", "ffconcat version 1.0\nfile other.mp4\n", ErrRefused},
		{"hls.m3u8", playlist, ErrRefused},
		{"session.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n", ErrRefused},
		{"cues.srt", "1\n00:00:01,000 --> 00:00:02,000\nhello\n\n2\n00:00:03,000 --> 00:00:04,000\nhello\n", ErrRefused},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := filepath.Join(dir, c.name)
			if err := os.WriteFile(name, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			refused(t, name, best(Options{}), c.want)
		})
	}
}

func TestDemuxersThatOpenOthersAreOut(t *testing.T) {
	for _, name := range []string{"concat", "hls,applehttp", "dash", "imf", "image2", "sdp", "rtsp", "svg_pipe",
		"vobsub", "lavfi", "video4linux2,v4l2", "x11grab", "kmsgrab", "webm_dash_manifest", "rawvideo"} {
		if err := allowed(name, nil); !errors.Is(err, ErrRefused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := allowed("hls,applehttp", []string{"http"}); err != nil {
		t.Error(err)
	}
	if err := allowed("concat", []string{"http"}); !errors.Is(err, ErrRefused) {
		t.Error("concat is let in")
	}
	for _, name := range containers {
		if astiav.FindInputFormat(name) == nil {
			t.Errorf("libav has no demuxer %s", name)
		}
	}
}

func TestRefusedPlaces(t *testing.T) {
	dir := t.TempDir()
	refused(t, filepath.Join(dir, "none.mp4"), best(Options{}), fs.ErrNotExist)
	refused(t, dir, best(Options{}), ErrNotFile)
	refused(t, "/dev/zero", best(Options{}), ErrNotFile)
	refused(t, "-", best(Options{}), ErrNotFile)
	refused(t, "http://127.0.0.1:9/x.mkv", best(Options{}), ErrRefused)
	refused(t, "concat:a.ts|b.ts", best(Options{}), fs.ErrNotExist)
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("SKIP: the superuser may read everything")
	}
	name := store(t, "a.mp4", []byte("x"))
	if err := os.Chmod(name, 0); err != nil {
		t.Fatal(err)
	}
	refused(t, name, best(Options{}), fs.ErrPermission)
}

func TestRefusedStreams(t *testing.T) {
	dir := t.TempDir()
	ffmpeg(t, dir, "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "flac", "sound.mka")
	ffmpeg(t, dir, "-f", "lavfi", "-i", source, "-frames:v", "1", "cover.png")
	ffmpeg(t, dir, "-i", "sound.mka", "-i", "cover.png", "-map", "0", "-map", "1", "-c:v", "copy",
		"-c:a", "libmp3lame", "-disposition:v:0", "attached_pic", "cover.mp3")
	text := refused(t, filepath.Join(dir, "sound.mka"), best(Options{}), ErrNoVideo)
	if !strings.Contains(text, "0 audio flac") {
		t.Errorf("the streams are not listed: %q", text)
	}
	text = refused(t, filepath.Join(dir, "cover.mp3"), best(Options{}), ErrNoVideo)
	if !strings.Contains(text, "attached picture png") {
		t.Errorf("the cover is not listed: %q", text)
	}
	refused(t, filepath.Join(dir, "cover.mp3"), Options{Stream: 1}, ErrNoVideo)
	refused(t, filepath.Join(dir, "cover.mp3"), Options{Stream: 7}, ErrNoVideo)
}

func TestRefusedPictures(t *testing.T) {
	name := clip(t, "a.mkv", lossless...)
	text := refused(t, name, best(Options{MaxPixels: 96*64 - 1}), ErrTooLarge)
	if !strings.Contains(text, "96x64") {
		t.Errorf("the size is not told: %q", text)
	}
	read(t, name, best(Options{MaxPixels: 96 * 64}))
	raw := clip(t, "a.264", lossless...)
	refused(t, raw, best(Options{MaxPixels: 96*64 - 1}), ErrTooLarge)
}

func TestNoFrames(t *testing.T) {
	dir := t.TempDir()
	ffmpeg(t, dir, append(append([]string{"-f", "lavfi", "-i", source}, lossless...), "-movflags", "empty_moov", "a.mp4")...)
	data := load(t, filepath.Join(dir, "a.mp4"))
	header := store(t, "header.mp4", data[:strings.Index(string(data), "moof")-4])
	refused(t, header, best(Options{}), ErrNoFrames)
	garbage := clip(t, "a.mkv", "-c:v", "libvpx-vp9", "-bsf:v", "noise=amount=1")
	r, err := Open(context.Background(), garbage, best(Options{}))
	if err == nil {
		drain(t, r)
		if r.Health().LostPackets == 0 && r.Health().DamagedFrames == 0 {
			t.Error("garbage is taken for a healthy recording")
		}
		r.Close()
	} else if !errors.Is(err, ErrNoFrames) {
		t.Error(err)
	}
}

// TestNamesAreNames opens files whose names libav would read as something else.
func TestNamesAreNames(t *testing.T) {
	data := load(t, clip(t, "a.mkv", lossless...))
	t.Chdir(t.TempDir())
	for _, name := range []string{"http:x.mkv", "-x.mp4", "concat:a|b", "frame%03d.png", "a?b*.jpg",
		"file:c.mkv", "subfile,,start,0,end,9,,:d", " spaces ", "new\nline.mkv", "\xff\xfe.mkv", "[x]'y'.mkv"} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if shots, _ := read(t, name, best(Options{})); len(shots) != 50 {
			t.Errorf("%q: %d frames", name, len(shots))
		}
	}
}

func TestForcedFormat(t *testing.T) {
	name := clip(t, "a.264", lossless...)
	if shots, _ := read(t, name, best(Options{Format: "h264"})); len(shots) != 50 {
		t.Errorf("%d frames", len(shots))
	}
	refused(t, name, best(Options{Format: "concat"}), ErrRefused)
	refused(t, name, best(Options{Format: "lavfi"}), ErrRefused)
}

func TestProtocolsOpenMore(t *testing.T) {
	name := clip(t, "a.ts", lossless...)
	shots, _ := read(t, "concat:"+name+"|"+name, best(Options{Protocols: []string{"concat"}}))
	if len(shots) != 100 {
		t.Errorf("%d frames, want 100", len(shots))
	}
	for i := 1; i < len(shots); i++ {
		if shots[i].pts-shots[i-1].pts != 3600 {
			t.Fatalf("frame %d is %d ticks after the one before", i, shots[i].pts-shots[i-1].pts)
		}
	}
	refused(t, "concat:"+name+"|"+name, best(Options{Protocols: []string{"http"}}), ErrRefused)
}
