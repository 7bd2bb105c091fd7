package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// live is a filter command that runs, with both its ends in the test's hands.
type live struct {
	in   *io.PipeWriter
	out  *io.PipeReader
	errs bytes.Buffer
	code chan int
}

func startLive(t testing.TB, args ...string) *live {
	t.Helper()
	needRuntime(t)
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	l := &live{in: inW, out: outR, code: make(chan int, 1)}
	go func() {
		code := execute(context.Background(), append([]string{"facecue", "filter"}, args...), inR, outW, &l.errs)
		inR.Close() // as the end of a process does
		outW.Close()
		l.code <- code
	}()
	return l
}

// y4m is a moving clip, cut into its header and its frames.
func y4m(t testing.TB, frames int) (header []byte, all [][]byte) {
	t.Helper()
	clip := read(t, ffmpeg(t, t.TempDir()+"/in.y4m", "-ss", "1", "-i", demo, "-frames:v", strconv.Itoa(frames), "-vf", "scale=320:180"))
	at := bytes.IndexByte(clip, '\n') + 1
	size := (len(clip) - at) / frames
	for n := range frames {
		all = append(all, clip[at+n*size:at+(n+1)*size])
	}
	return clip[:at], all
}

// TestFilterHoldsNothingBack: the picture is out before the next one is in, for
// any number of threads, with boxes and with faces blurred at once.
func TestFilterHoldsNothingBack(t *testing.T) {
	header, frames := y4m(t, 20)
	for _, args := range [][]string{
		{"detect,track,classify,smooth,draw", "--threads", "1"},
		{"detect,track,classify,smooth,draw", "--threads", "4"},
		{"detect,track,draw=style=blur:ahead=0", "--threads", "4"},
	} {
		l := startLive(t, args...)
		out := bufio.NewReader(l.out)
		picture := make([]byte, len(frames[0]))
		for n, f := range frames {
			in := f
			if n == 0 {
				in = slices.Concat(header, f)
			}
			if _, err := l.in.Write(in); err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				if line, err := out.ReadString('\n'); err != nil || !strings.HasPrefix(line, "YUV4MPEG2 ") {
					t.Fatalf("header %q, %v: %s", line, err, l.errs.String())
				}
			}
			if _, err := io.ReadFull(out, picture); err != nil {
				t.Fatalf("%v: frame %d: %v", args, n, err)
			}
			if bytes.Equal(picture, f) {
				t.Errorf("%v: nothing is drawn on frame %d", args, n)
			}
		}
		l.in.Close()
		if code := <-l.code; code != exitDone || l.errs.Len() > 0 {
			t.Errorf("exit %d: %s", code, l.errs.String())
		}
	}
}

// packetEnds are where the packets of a NUT file end.
func packetEnds(t testing.TB, path string) (ends []int) {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "packet=pos", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Fields(string(out))[1:] {
		ends = append(ends, int(number(t, strings.Trim(l, ","))))
	}
	return append(ends, len(read(t, path)))
}

// TestFilterHoldsNoNUTBack: the same with NUT. A packet's end is known to lie at
// the next one's start, whose first bytes may thus be missing.
func TestFilterHoldsNoNUTBack(t *testing.T) {
	const size = 320 * 180 * 3 / 2
	clip := ffmpeg(t, t.TempDir()+"/in.nut", "-ss", "1", "-i", demo, "-an", "-frames:v", "20", "-vf", "scale=320:180", "-c:v", "rawvideo")
	data, from := read(t, clip), 0
	l := startLive(t, "detect,track,classify,smooth,draw", "--threads", "4")
	have := 0
	for n, to := range packetEnds(t, clip) {
		if _, err := l.in.Write(data[from:to]); err != nil {
			t.Fatal(err)
		}
		from = to
		for b := make([]byte, 1<<16); have < (n+1)*size; {
			got, err := l.out.Read(b)
			if err != nil {
				t.Fatalf("frame %d: %v: %s", n, err, l.errs.String())
			}
			have += got
		}
	}
	go l.in.Close()
	io.Copy(io.Discard, l.out)
	if code := <-l.code; code != exitDone {
		t.Errorf("exit %d: %s", code, l.errs.String())
	}
}

// TestFilterWaitsForItsReader: what is read ahead of a slow reader is bounded by
// the threads.
func TestFilterWaitsForItsReader(t *testing.T) {
	header, frames := y4m(t, 60)
	const workers = 2
	l := startLive(t, "detect,draw", "--threads", strconv.Itoa(workers))
	var fed atomic.Int64
	go func() {
		l.in.Write(header)
		for _, f := range frames {
			fed.Add(1)
			l.in.Write(f)
		}
		l.in.Close()
	}()
	out := bufio.NewReader(l.out)
	out.ReadString('\n')
	picture := make([]byte, len(frames[0]))
	for n := range frames {
		if _, err := io.ReadFull(out, picture); err != nil {
			t.Fatal(err)
		}
		// At work and waiting; one decoded, one in libav's buffers, one being drawn,
		// one on its way in.
		if ahead := fed.Load() - int64(n+1); ahead > workers+1+4 {
			t.Fatalf("%d pictures are under way", ahead)
		}
	}
	if code := <-l.code; code != exitDone {
		t.Errorf("exit %d: %s", code, l.errs.String())
	}
}

// TestFilterEndsWithItsReader: quietly, and although the input goes on.
func TestFilterEndsWithItsReader(t *testing.T) {
	header, frames := y4m(t, 5)
	events := t.TempDir() + "/live.events.csv"
	l := startLive(t, "detect,track,classify,smooth,draw", "--findings", events)
	go func() {
		l.in.Write(header)
		for n := 0; ; n++ {
			if _, err := l.in.Write(frames[n%len(frames)]); err != nil {
				return
			}
		}
	}()
	io.CopyN(io.Discard, l.out, int64(20*len(frames[0])))
	l.out.Close()
	if code := <-l.code; code != exitPipe || l.errs.Len() > 0 {
		t.Errorf("exit %d with %q, want %d and silence", code, l.errs.String(), exitPipe)
	}
	if text := string(read(t, events)); !strings.Contains(text, "state,1,happiness,0.000") {
		t.Errorf("what was shown up to then is not written:\n%s", text)
	}
}

// TestFilterEndsWhileNothingComes: a reader that leaves ends the command also
// where the input is open and silent.
func TestFilterEndsWhileNothingComes(t *testing.T) {
	needRuntime(t)
	header, frames := y4m(t, 2)
	inR, inW, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer inR.Close()
	defer inW.Close() // not before the command has ended
	outR, outW := io.Pipe()
	var errs bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- execute(context.Background(), []string{"facecue", "filter", "detect,draw"}, inR, outW, &errs)
	}()
	go inW.Write(slices.Concat(header, frames[0], frames[1]))
	io.CopyN(io.Discard, outR, 100)
	outR.Close()
	if code := <-code; code != exitPipe || errs.Len() > 0 {
		t.Errorf("exit %d with %q, want %d and silence", code, errs.String(), exitPipe)
	}
}

// TestFilterSaysWhatIsMissing: a writer that died in the middle of a picture.
func TestFilterSaysWhatIsMissing(t *testing.T) {
	needRuntime(t)
	clip := read(t, ffmpeg(t, t.TempDir()+"/in.nut", "-i", demo, "-an", "-frames:v", "5", "-vf", "scale=320:180", "-c:v", "rawvideo"))
	cut := bytes.NewReader(clip[:len(clip)-50_000])
	e := facecueWith(context.Background(), cut, "filter", "detect,draw")
	e.want(t, exitSome, "1 packets lost")
	if n := len(e.out) / (320 * 180 * 3 / 2); n < 4 {
		t.Errorf("%d whole pictures came out, want four at least", n)
	}
}
