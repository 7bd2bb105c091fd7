package run

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// run100 tells progress of 100 frames at 25 a second, of 200, every frame taking
// 10 ms of work.
func run100(report func(state)) *progress {
	p := newProgress(face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}, 0, 8, report)
	at := p.begun
	p.now = func() time.Time { return at }
	for n := range int64(100) {
		at = at.Add(10 * time.Millisecond)
		p.frame(&face.Result{Frame: n, PTS: n + 1})
	}
	return p
}

func TestProgress(t *testing.T) {
	var states []state
	p := run100(func(s state) { states = append(states, s) })
	if len(states) != 2 {
		t.Fatalf("%d reports in a second, want two", len(states))
	}
	s := states[1]
	if s.frames != 100 || s.share != 0.5 || s.speed < 3.99 || s.speed > 4.01 || s.fps < 99 || s.fps > 101 || s.left.Round(time.Millisecond) != time.Second {
		t.Errorf("%+v", s)
	}
	if p.end(); !states[2].final {
		t.Error("the end is not said")
	}
}

// TestProgressBlocks are what scripts made for ffmpeg read.
func TestProgressBlocks(t *testing.T) {
	var out bytes.Buffer
	run100(progressBlocks(&out)).end()
	all := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := "frame=100\nfps=100.00\nout_time_us=4000000\nout_time_ms=4000000\nout_time=00:00:04.000000\nspeed=4x\nprogress=end"
	if got := strings.Join(all[len(all)-7:], "\n"); got != want {
		t.Errorf("got\n%s", got)
	}
	if strings.Count(out.String(), "progress=continue") != 2 {
		t.Errorf("got\n%s", out.String())
	}
}

// TestProgressLine leaves an empty line behind.
func TestProgressLine(t *testing.T) {
	var out bytes.Buffer
	run100(progressLine(&out, "a.mp4")).end()
	if text := out.String(); !strings.Contains(text, "a.mp4  frame 100  0:00:04  100 fps  4.0x  50 %  ETA 1s") || !strings.HasSuffix(text, "\r\x1b[K") {
		t.Errorf("%q", text)
	}
}

// TestProgressOfATick: nothing is foretold from the first tick of a long recording.
func TestProgressOfATick(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 90000}}}, 0, 36000, progressLine(&out, "a.mp4"))
	at := p.begun.Add(time.Minute)
	p.now = func() time.Time { return at }
	p.frame(&face.Result{PTS: 1})
	if text := out.String(); !strings.Contains(text, "frame 1") || strings.Contains(text, "ETA") {
		t.Errorf("%q", text)
	}
}

func TestOutTime(t *testing.T) {
	for us, want := range map[int64]string{0: "00:00:00.000000", -40000: "-00:00:00.040000", 3_723_000_001: "01:02:03.000001"} {
		if got := outTime(us); got != want {
			t.Errorf("%d: %s, want %s", us, got, want)
		}
	}
}
