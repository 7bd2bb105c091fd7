package overlay

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// beep is a second of silence with a tone of 1 kHz from 0.5 to 0.6 s, in every channel.
func beep(rate int, channels string) string {
	return fmt.Sprintf("aevalsrc=exprs='if(between(t,0.5,0.6),0.5*sin(2*PI*1000*t),0)':d=1:s=%d:c=%s", rate, channels)
}

// withSound is a recording with sound of a source, encoded by the options in args.
func withSound(t testing.TB, name, source string, args ...string) string {
	t.Helper()
	all := []string{"-f", "lavfi", "-i", "testsrc2=size=16x16:rate=5:d=1", "-f", "lavfi", "-i", source, "-map", "0", "-map", "1", "-c:v", "mpeg4"}
	return clip(t, append(append(all, args...), name)...)
}

// overlaid is the overlay of a recording in a container, and the warnings.
func overlaid(t testing.TB, path, container string) (out, said string) {
	t.Helper()
	r := open(t, path)
	c := r.sink(film(t, container, quick(container)))
	if err := r.film(c); err != nil {
		t.Fatal(err)
	}
	return c.Path, r.said.String()
}

// heard are the samples of a file's sound as it plays: one channel of 48 kHz, from the
// player's time zero.
func heard(t testing.TB, path string) (samples []float32) {
	t.Helper()
	raw := program(t, "ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-af", "aresample=48000:async=1:min_hard_comp=0.001:first_pts=0", "-ac", "1", "-f", "f32le", "-")
	samples = make([]float32, len(raw)/4)
	if err := binary.Read(strings.NewReader(raw), binary.LittleEndian, samples); err != nil {
		t.Fatal(err)
	}
	return samples
}

// loud gives from when to when, in seconds, samples are louder than a tenth.
func loud(samples []float32) (from, to float64) {
	from = math.Inf(1)
	for i, v := range samples {
		if v > 0.1 || v < -0.1 {
			from, to = min(from, float64(i)/48000), float64(i)/48000
		}
	}
	return from, to
}

// checkBeep tells whether the tone is heard in an overlay when it is in the recording. In
// WebM, libav 5.1 moves the pictures by the delay of the Opus encoder, 6.5 ms.
func checkBeep(t testing.TB, out, in string) {
	t.Helper()
	gotFrom, gotTo := loud(heard(t, out))
	from, to := loud(heard(t, in))
	if math.Abs(gotFrom-from) > 0.008 || math.Abs(gotTo-to) > 0.008 {
		t.Errorf("%s: heard from %.4f to %.4f s, want from %.4f to %.4f", filepath.Base(out), gotFrom, gotTo, from, to)
	}
}

// TestLongSoundStaysInTime: sound that is encoded again keeps its times and its length, for
// any rate and number of channels.
func TestLongSoundStaysInTime(t *testing.T) {
	noLeaks(t)
	for _, c := range []struct{ to, sound, codec, want string }{
		{"mp4", beep(48000, "mono"), "pcm_s16le", "aac|48000|1"},
		{"mp4", beep(8000, "mono"), "pcm_mulaw", "aac|48000|1"},
		{"mp4", beep(44100, "5.1"), "pcm_s24le", "aac|48000|2"},
		{"webm", beep(44100, "mono"), "aac", "opus|48000|1"},
		{"webm", beep(22050, "stereo"), "libmp3lame", "opus|48000|2"},
	} {
		in := withSound(t, "a.mkv", c.sound, "-c:a", c.codec)
		out, _ := overlaid(t, in, c.to)
		checkBeep(t, out, in)
		if length := float64(len(heard(t, out))) / 48000; math.Abs(length-1) > 0.06 {
			t.Errorf("%s in %s: %.3f s of sound, was 1 s", c.codec, c.to, length)
		}
		if got := probe(t, out, "stream=codec_name,sample_rate,channels", "-select_streams", "a", "-of", "compact=p=0:nk=1"); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s in %s is %q", c.codec, c.to, got)
		}
	}
}

// TestLateSoundStaysLate: sound that begins after the pictures and has a gap keeps its
// times.
func TestLateSoundStaysLate(t *testing.T) {
	noLeaks(t)
	path := clip(t, "-f", "lavfi", "-i", "testsrc2=size=16x16:rate=5:d=3", "-itsoffset", "0.25", "-f", "lavfi", "-i", beep(48000, "mono"),
		"-map", "0", "-map", "1", "-c:v", "mpeg4", "-c:a", "pcm_s16le", "-af", "asetpts='PTS+if(gt(T,0.95),1,0)/TB'", "a.mkv")
	out, _ := overlaid(t, path, "mp4")
	checkBeep(t, out, path)
	if length := float64(len(heard(t, out))) / 48000; math.Abs(length-2.25) > 0.06 {
		t.Errorf("%.3f s of sound, want 2.25 with the hole", length)
	}
}

// TestDamagedSound: packets that do not decode are left out, and the rest stays in time.
func TestDamagedSound(t *testing.T) {
	noLeaks(t)
	path := withSound(t, "a.mkv", beep(48000, "mono"), "-c:a", "libmp3lame")
	r := open(t, path)
	s, err := New(r.sink(film(t, "webm", quick("webm"))))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = r.each(func(p *astiav.Packet) error {
		if p.StreamIndex() == r.video.Index() {
			f := picture(t, astiav.PixelFormatYuv420P, width, height, n)
			f.Result.PTS, f.Result.Duration = int64(200*n), 200
			n++
			return s.Frame(f)
		}
		if p.Pts() > 200 && p.Pts() < 300 {
			junk := packet(t, p.Pts(), p.Dts(), []byte("this is no sound at all"))
			junk.SetStreamIndex(p.StreamIndex())
			return s.Packet(junk)
		}
		return s.Packet(av.ClonePacket(p))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	checkBeep(t, s.c.Path, path)
}

// TestUnknownSound: sound without a decoder is left out with a warning; the rest is written.
func TestUnknownSound(t *testing.T) {
	noLeaks(t)
	path := withSound(t, "a.mkv", beep(48000, "mono"), "-c:a", "aac")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	unknown := store(t, "unknown.mkv", strings.Replace(string(data), "A_AAC", "A_XYZ", 1))
	for _, container := range []string{"matroska", "mp4", "webm"} {
		out, said := overlaid(t, unknown, container)
		if got := probe(t, out, "stream=codec_type"); len(got) != 1 {
			t.Errorf("%s: streams %q", container, got)
		}
		if !strings.Contains(said, "stream 1 (none)") || !strings.Contains(said, "left out") {
			t.Errorf("%s: said %q", container, said)
		}
	}
}

// TestChannelsWithoutPlaces: of nine channels whose places are not given, sound is made.
func TestChannelsWithoutPlaces(t *testing.T) {
	noLeaks(t)
	nine := strings.Repeat("0.5*sin(2*PI*1000*t)*between(t,0.5,0.6)|", 8) + "0"
	path := withSound(t, "a.nut", "aevalsrc=exprs='"+nine+"':d=1:s=48000", "-c:a", "pcm_s16le")
	out, said := overlaid(t, path, "mp4")
	if got := probe(t, out, "stream=codec_name", "-select_streams", "a"); len(got) != 1 {
		t.Errorf("streams %q, said %q", got, said)
	}
}

// TestSoundThatChanges: sound that changes from one channel to two, as in a broadcast, is
// heard to its end.
func TestSoundThatChanges(t *testing.T) {
	noLeaks(t)
	first := withSound(t, "a.ts", beep(48000, "mono"), "-c:a", "aac")
	second := withSound(t, "b.ts", beep(48000, "stereo"), "-c:a", "aac", "-output_ts_offset", "1")
	var all []byte
	for _, name := range []string{first, second} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	out, _ := overlaid(t, store(t, "both.ts", string(all)), "webm")
	from, _ := loud(heard(t, first))
	gotFrom, gotTo := loud(heard(t, out)) // from the first tone to the end of the second
	if math.Abs(gotFrom-from) > 0.03 || math.Abs(gotTo-from-1.1) > 0.03 {
		t.Errorf("heard from %.3f to %.3f s, want from %.3f to %.3f", gotFrom, gotTo, from, from+1.1)
	}
}
