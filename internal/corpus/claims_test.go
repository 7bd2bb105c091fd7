package corpus

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// claimsAt are those of a process whose clock the test moves.
func claimsAt(t *testing.T, manifest string, clock *time.Duration) *Claims {
	t.Helper()
	c, err := OpenClaims(manifest, Timing{Beat: time.Hour, Stale: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	c.now = func() time.Duration { return *clock }
	return c
}

// elsewhere makes claims look as those of another machine, of which nothing is known.
func elsewhere(c *Claims) *Claims {
	c.me.Host, c.me.Boot = "far", "other"
	return c
}

func take(t *testing.T, c *Claims, name string) *Claim {
	t.Helper()
	claim, _, err := c.Take(name)
	if err != nil {
		t.Fatal(err)
	}
	return claim
}

// TestOneHolder: many processes that ask at once get one claim, again and again.
func TestOneHolder(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	var holders, got atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		c := elsewhere(claimsAt(t, manifest, &clock))
		all.Add(1)
		go func() {
			defer all.Done()
			for range 200 {
				claim, _, err := c.Take("x")
				if err != nil {
					t.Error(err)
				}
				if claim == nil {
					continue
				}
				got.Add(1)
				if holders.Add(1) > 1 {
					t.Error("two hold the claim")
				}
				holders.Add(-1)
				claim.Release()
			}
		}()
	}
	all.Wait()
	if got.Load() < 8 {
		t.Error("only", got.Load(), "claims were given")
	}
}

// TestStale: the claim of another machine is taken over when it was not renewed for the time, and
// its holder learns of it.
func TestStale(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	far, near := elsewhere(claimsAt(t, manifest, &clock)), claimsAt(t, manifest, &clock)
	old := take(t, far, "x")
	for range 3 {
		if _, holder, _ := near.Take("x"); holder == nil || holder.Host != "far" {
			t.Fatalf("taken, or held by %+v", holder)
		}
		clock += 50 * time.Second
		far.beat()
	}
	for range 2 { // the first look after the last renewal begins the time
		if take(t, near, "x") != nil {
			t.Fatal("taken before the time")
		}
		clock += 59 * time.Second
	}
	clock -= 58 * time.Second // 60 seconds after that look
	claim := take(t, near, "x")
	if claim == nil {
		t.Fatal("a stale claim is not taken")
	}
	far.beat()
	select {
	case <-old.Lost():
	default:
		t.Error("the old holder is not told")
	}
	old.Release()
	if take(t, far, "x") != nil {
		t.Error("releasing a lost claim released that of the new holder")
	}
	claim.Release()
	if names, _ := os.ReadDir(near.dir); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
}

// TestOneTakesOver: of many observers of a stale claim one gets it.
func TestOneTakesOver(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	take(t, elsewhere(claimsAt(t, manifest, &clock)), "x")
	var observers []*Claims
	for range 8 {
		c := claimsAt(t, manifest, &clock)
		take(t, c, "x")
		observers = append(observers, c)
	}
	clock = time.Hour
	var won atomic.Int32
	var all sync.WaitGroup
	for _, c := range observers {
		all.Add(1)
		go func() {
			defer all.Done()
			if claim, _, _ := c.Take("x"); claim != nil {
				won.Add(1)
			}
		}()
	}
	all.Wait()
	if won.Load() != 1 {
		t.Error(won.Load(), "took it over")
	}
}

// TestRenewedWhileTaken: a claim that is renewed between look and takeover stays its holder's.
func TestRenewedWhileTaken(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	near := claimsAt(t, manifest, &clock)
	write(t, near.file("x", 1), "first")
	if stale, _ := near.look(near.file("x", 1)); stale {
		t.Fatal("stale at first sight")
	}
	clock = time.Hour
	write(t, near.file("x", 1), "second")
	if claim := take(t, near, "x"); claim != nil {
		t.Error("taken although it was renewed")
	}
}

// TestEndedProcess: the claim of a process of this machine that was killed is taken at once.
func TestEndedProcess(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	c := claimsAt(t, manifest, &clock)
	sleeper := exec.Command("sleep", "100")
	if err := sleeper.Start(); err != nil {
		t.Skip("no program sleep:", err)
	}
	holder := me()
	holder.PID, holder.Start = sleeper.Process.Pid, started(sleeper.Process.Pid)
	text, _ := json.Marshal(holder)
	write(t, c.file("x", 1), string(text))
	write(t, filepath.Join(c.dir, draft+"1"), string(text))
	if take(t, c, "x") != nil {
		t.Fatal("the claim of a process that runs is taken")
	}
	sleeper.Process.Kill()
	waitEnded(t, sleeper.Process.Pid)
	if !holder.gone(me()) {
		t.Error("a process that ended and was not waited for counts as running")
	}
	sleeper.Wait()
	if claim := take(t, c, "x"); claim == nil {
		t.Error("the claim of a process that ended is not taken")
	} else {
		claim.Release()
	}
	write(t, c.file("done", 3), string(text))
	write(t, filepath.Join(c.dir, draft+"2"), "") // killed before it was written
	c.clean()
	if names, _ := os.ReadDir(c.dir); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
	holder.PID, holder.Start = os.Getpid(), "1"
	if !holder.gone(me()) {
		t.Error("another process with the number counts as the holder")
	}
	if holder.Boot = "other"; holder.gone(me()) {
		t.Error("a process of another machine counts as ended")
	}
}

func waitEnded(t *testing.T, pid int) {
	t.Helper()
	for range 1000 {
		if started(pid) == "ended" {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("the process did not end")
}

// TestRenewal: a claim is renewed without being asked, and stays one line of JSON.
func TestRenewal(t *testing.T) {
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	c, err := OpenClaims(manifest, Timing{Beat: time.Millisecond, Stale: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	claim := take(t, c, "x")
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); {
		var h Holder
		if err := json.Unmarshal([]byte(read(t, claim.file())), &h); err == nil && h.Beat > 12 && h.String() == fmt.Sprintf("%s:%d", h.Host, os.Getpid()) {
			break
		}
	}
	if text := read(t, claim.file()); strings.Count(text, "\n") != 1 {
		t.Errorf("%q", text)
	}
	claim.Release()
	c.Close()
	if _, err := os.Stat(c.dir); err == nil {
		t.Error("the empty folder is left")
	}
}

// TestNoFolder: another process may remove the folder while it is empty.
func TestNoFolder(t *testing.T) {
	manifest, clock := filepath.Join(t.TempDir(), "m.jsonl"), time.Duration(0)
	c := claimsAt(t, manifest, &clock)
	os.Remove(c.dir)
	if claim := take(t, c, "x"); claim == nil {
		t.Error("no claim in a folder that was removed")
	}
	if _, err := OpenClaims(filepath.Join(write(t, filepath.Join(t.TempDir(), "file"), ""), "m.jsonl"), DefaultTiming); err == nil {
		t.Error("claims in a file")
	}
}
