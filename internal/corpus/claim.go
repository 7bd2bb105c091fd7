package corpus

import (
	"os"
	"sync"
	"time"
)

// Claim is held by this process until it is released or lost.
type Claim struct {
	claims     *Claims
	name       string
	generation int
	holder     Holder
	lost       chan struct{}
	once       sync.Once
}

func (c *Claim) file() string { return c.claims.file(c.name, c.generation) }

// Lost is closed when another process took the claim for stale: what is done under the claim must
// end.
func (c *Claim) Lost() <-chan struct{} { return c.lost }

// Release gives the claim back.
func (c *Claim) Release() {
	c.claims.mu.Lock()
	defer c.claims.mu.Unlock()
	if c.claims.held[c] {
		delete(c.claims.held, c)
		os.Remove(c.file())
	}
}

// renew renews the claims until the end.
func (c *Claims) renew(beat time.Duration) {
	defer c.done.Done()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-c.stop:
			return
		case <-tick.C:
			c.beat()
		}
	}
}

func (c *Claims) beat() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for claim := range c.held {
		if !claim.renewed() {
			delete(c.held, claim)
			claim.once.Do(func() { close(claim.lost) })
		}
	}
}

// renewed writes a new count. It fails if the claim was taken over: its file is gone, or there is
// one of the next generation.
func (c *Claim) renewed() bool {
	if _, err := os.Lstat(c.claims.file(c.name, c.generation+1)); err == nil {
		return false
	}
	f, err := os.OpenFile(c.file(), os.O_WRONLY, 0)
	if err != nil {
		return !os.IsNotExist(err) // another error passes: the claim stays as it is
	}
	defer f.Close()
	c.holder.Beat++
	f.WriteAt(c.holder.text(), 0) // the text only grows
	return true
}
