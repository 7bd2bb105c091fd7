//go:build torture

package torture

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// tally counts cases and how their runs ended.
type tally struct {
	mu    sync.Mutex
	cases map[string]int
	ends  map[string]map[string]int
	wrong int
}

func (t *tally) add(c *trial) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.cases == nil {
		t.cases, t.ends = map[string]int{}, map[string]map[string]int{}
	}
	t.cases[c.kind]++
	if t.ends[c.kind] == nil {
		t.ends[c.kind] = map[string]int{}
	}
	for _, end := range c.ends {
		t.ends[c.kind][end]++
	}
	if len(c.wrong) > 0 {
		t.wrong++
	}
}

func (t *tally) faults() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.wrong
}

// print prints the counts. A kind of case whose runs all ended in the same way tests less than its
// name says.
func (t *tally) print(to *testing.T) {
	to.Helper()
	var names []string
	all := 0
	for name, n := range t.cases {
		names = append(names, name)
		all += n
	}
	slices.Sort(names)
	for _, name := range names {
		var ends []string
		for end, n := range t.ends[name] {
			ends = append(ends, fmt.Sprintf("%s: %d", end, n))
		}
		slices.Sort(ends)
		to.Logf("%-18s %4d cases   %s", name, t.cases[name], strings.Join(ends, ", "))
	}
	to.Logf("%d cases, %d with a fault", all, t.wrong)
}
