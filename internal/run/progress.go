package run

import (
	"fmt"
	"io"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// progress counts what has passed all stages and reports it now and then.
type progress struct {
	stream  face.Stream
	span    float64 // seconds of media to go through; 0 unknown
	from    float64 // player's time at which the run begins
	begun   time.Time
	last    time.Time
	every   time.Duration
	now     func() time.Time
	reports []func(state)
	state   state
}

// state is how far a run has come.
type state struct {
	frames  int64
	seconds float64 // player's time of the last frame
	fps     float64
	speed   float64 // media seconds per second
	left    time.Duration
	share   float64 // 0 to 1; below 0 unknown
	final   bool
}

func newProgress(stream face.Stream, from, span float64, reports ...func(state)) *progress {
	now := time.Now()
	return &progress{
		stream: stream, span: span, from: from, begun: now, last: now,
		every: 500 * time.Millisecond, now: time.Now, reports: reports,
	}
}

// frame is called for every frame.
func (p *progress) frame(r *face.Result) {
	p.state.frames++
	p.state.seconds = p.stream.Clock.Seconds(r.PTS)
	if len(p.reports) == 0 {
		return
	}
	if now := p.now(); now.Sub(p.last) >= p.every {
		p.last = now
		p.report(now)
	}
}

// end reports the last state.
func (p *progress) end() {
	p.state.final = true
	p.report(p.now())
}

// leastShare is the least part of a recording from which the time left is estimated:
// the first pictures may be a tick apart, and a time divided by so little has no end.
const leastShare = 0.001

func (p *progress) report(now time.Time) {
	s := &p.state
	elapsed := max(now.Sub(p.begun).Seconds(), 1e-6)
	done := max(s.seconds-p.from, 0)
	s.fps, s.speed, s.share = float64(s.frames)/elapsed, done/elapsed, -1
	if p.span > 0 {
		s.share = min(done/p.span, 1)
	}
	if s.share >= leastShare {
		s.left = time.Duration(elapsed * (1 - s.share) / s.share * float64(time.Second))
	}
	for _, report := range p.reports {
		report(*s)
	}
}

// progressLine keeps one line of a terminal up to date.
func progressLine(out io.Writer, name string) func(state) {
	return func(s state) {
		text := fmt.Sprintf("%s  frame %d  %s  %.0f fps  %.1fx", name, s.frames, clock(s.seconds), s.fps, s.speed)
		if s.share >= leastShare && !s.final {
			text += fmt.Sprintf("  %.0f %%  ETA %s", 100*s.share, s.left.Round(time.Second))
		}
		fmt.Fprintf(out, "\r%s\x1b[K", text)
		if s.final {
			fmt.Fprint(out, "\r\x1b[K") // quiet success
		}
	}
}

func clock(seconds float64) string {
	t := int(max(seconds, 0))
	return fmt.Sprintf("%d:%02d:%02d", t/3600, t/60%60, t%60)
}
