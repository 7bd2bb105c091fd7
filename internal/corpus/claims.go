package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Claims are the claims of a manifest: files in a folder beside it. The package's comment says why
// they are safe on network file systems.
type Claims struct {
	dir   string
	me    Holder
	stale time.Duration
	now   func() time.Duration // since any moment; monotonic

	mu   sync.Mutex
	held map[*Claim]bool
	seen map[string]sight // of claims of other processes, by file
	stop chan struct{}
	done sync.WaitGroup
}

// sight is what an observer saw of a claim, and since when.
type sight struct {
	text  string
	since time.Duration
}

// Timing says how often claims are renewed, and when one that is not renewed is stale.
type Timing struct{ Beat, Stale time.Duration }

// DefaultTiming is for network file systems, which show a change to other machines when they open
// the file; some take longer.
var DefaultTiming = Timing{Beat: 10 * time.Second, Stale: 3 * time.Minute}

// OpenClaims begins to work with the claims of a manifest. Close ends it.
func OpenClaims(manifest string, t Timing) (*Claims, error) {
	dir := strings.TrimSuffix(manifest, filepath.Ext(manifest)) + ".claims"
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	begun := time.Now()
	c := &Claims{dir: dir, me: me(), stale: t.Stale, now: func() time.Duration { return time.Since(begun) }, held: map[*Claim]bool{}, seen: map[string]sight{}, stop: make(chan struct{})}
	c.clean()
	c.done.Add(1)
	go c.renew(t.Beat)
	return c, nil
}

// Close ends the renewal. It removes the folder if no process has a claim.
func (c *Claims) Close() {
	close(c.stop)
	c.done.Wait()
	os.Remove(c.dir)
}

// Take takes a claim. It gives no claim where another process holds it, which it names.
func (c *Claims) Take(name string) (*Claim, *Holder, error) {
	for range 3 { // another process may take or give back the claim at the same time
		last, err := c.generations(name)
		if err != nil {
			return nil, nil, err
		}
		if last > 0 {
			stale, holder := c.look(c.file(name, last))
			if !stale {
				return nil, holder, nil
			}
		}
		claim, err := c.create(name, last)
		if claim != nil || err != nil {
			return claim, nil, err
		}
	}
	return nil, &Holder{}, nil
}

func (c *Claims) file(name string, generation int) string {
	return filepath.Join(c.dir, fmt.Sprintf("%s.%d", name, generation))
}

// generations finds the greatest generation of a claim; 0 for none.
func (c *Claims) generations(name string) (last int, err error) {
	entries, err := os.ReadDir(c.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, os.MkdirAll(c.dir, 0o777) // another process removed the empty folder
	}
	for _, e := range entries {
		if number, ok := strings.CutPrefix(e.Name(), name+"."); ok {
			if n, err := strconv.Atoi(number); err == nil {
				last = max(last, n)
			}
		}
	}
	return last, err
}

// look tells whether a claim is stale, and else who holds it.
func (c *Claims) look(file string) (stale bool, holder *Holder) {
	text, err := os.ReadFile(file)
	if err != nil {
		return false, &Holder{} // it was given back, or cannot be read
	}
	holder = &Holder{}
	if json.Unmarshal(text, holder) == nil && holder.gone(c.me) {
		return true, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s, known := c.seen[file]
	if !known || s.text != string(text) {
		c.seen[file] = sight{string(text), c.now()}
		return false, holder
	}
	return c.now()-s.since >= c.stale, holder
}

// create makes the file of the generation after last, whose claim is stale. It gives no claim
// where another process was faster.
func (c *Claims) create(name string, last int) (*Claim, error) {
	before, err := os.ReadFile(c.file(name, last))
	if err != nil && last > 0 {
		return nil, nil // it was given back, or another process took it over
	}
	claim := &Claim{claims: c, name: name, generation: last + 1, holder: c.me, lost: make(chan struct{})}
	if made, err := c.exclusive(claim); !made || err != nil {
		return nil, err
	}
	if after, _ := os.ReadFile(c.file(name, last)); string(after) != string(before) {
		os.Remove(claim.file()) // the claim was not stale: its holder has just renewed it
		return nil, nil
	}
	for n := last; n > 0 && os.Remove(c.file(name, n)) == nil; n-- {
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held[claim] = true
	return claim, nil
}
