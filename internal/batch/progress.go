package batch

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

// progress is how far the batch has come: one line for all recordings.
type progress struct {
	mu      sync.Mutex
	out     io.Writer // nil for no line
	begun   time.Time
	shown   time.Time
	all     int
	ended   int
	bytes   float64 // of recordings to analyse
	through float64 // of these, analysed
	frames  int64
	seconds float64 // of media
	size    map[string]float64
	now     map[string]run.Tally // of recordings under way
	others  int                  // recordings that other processes work on
}

func newProgress(out io.Writer, tasks []corpus.Task) *progress {
	p := &progress{out: out, begun: time.Now(), all: len(tasks), size: map[string]float64{}, now: map[string]run.Tally{}}
	for _, t := range tasks {
		if t.Do {
			p.size[t.ID] = float64(t.Size)
			p.bytes += float64(t.Size)
		}
	}
	return p
}

// tell notes how far a recording has come.
func (p *progress) tell(id string, t run.Tally) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now[id] = t
	p.show(false)
}

// done notes that a recording has ended.
func (p *progress) done(t corpus.Task, line corpus.Line) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.now, t.ID)
	if line.State == corpus.Waiting {
		return
	}
	if r := line.Result; r != nil {
		p.frames, p.seconds = p.frames+r.Frames, p.seconds+r.Seconds
	}
	p.through += p.size[t.ID]
	p.ended++
	p.clearLine()
	p.show(false)
}

// skip notes a recording that needs no analysis here. Another process may have done it just now.
func (p *progress) skip(id string, now bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended++
	if now {
		p.bytes -= p.size[id]
	}
}

// waiting notes that only recordings of other processes are left.
func (p *progress) waiting(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.others = n
	p.show(true)
}

// show writes the line, twice a second at most.
func (p *progress) show(force bool) {
	if now := time.Now(); p.out != nil && (force || now.Sub(p.shown) >= 500*time.Millisecond) {
		p.shown = now
		fmt.Fprintf(p.out, "\r%s\x1b[K", p.text(now.Sub(p.begun).Seconds()))
	}
}

// text is the line. The length of all recordings is estimated from their bytes.
func (p *progress) text(elapsed float64) string {
	frames, seconds, through := p.frames, p.seconds, p.through
	for id, t := range p.now {
		frames, seconds = frames+t.Frames, seconds+t.Seconds
		if t.Span > 0 {
			through += p.size[id] * min(1, t.Seconds/t.Span)
		}
	}
	text := fmt.Sprintf("%d/%d recordings  %.2f h", p.ended, p.all, seconds/3600)
	if p.others > 0 && len(p.now) == 0 {
		return text + fmt.Sprintf("  waiting for %d that other processes analyse", p.others)
	}
	if share := through / max(p.bytes, 1); share > 0.001 {
		left := time.Duration(elapsed * (1 - share) / share * float64(time.Second))
		text += fmt.Sprintf(" of about %.2f h  %.0f fps  ETA %s", seconds/share/3600, float64(frames)/max(elapsed, 1e-6), left.Round(time.Second))
	}
	return text
}

func (p *progress) clearLine() {
	if p.out != nil {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

// clear removes the line.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clearLine()
}

// sentence is the line of a recording that has ended.
func sentence(t corpus.Task, line corpus.Line) string {
	text := fmt.Sprintf("%-8s %s", line.State, outcome.OneLine(t.Path))
	if r := line.Result; r != nil && r.Frames > 0 {
		text += fmt.Sprintf("  %d frames, %.1f s, %d people, %.1fx", r.Frames, r.Seconds, r.People, r.Seconds/max(r.Elapsed, 1e-6))
	}
	if line.Error != "" {
		text += "  " + outcome.OneLine(line.Error)
	}
	return text
}
