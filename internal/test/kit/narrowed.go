package kit

import (
	"flag"
	"strings"
	"testing"
)

// Main is the body of a TestMain: it parses the flags and calls Run.
func (g *Goldens) Main(m *testing.M) int {
	flag.Parse()
	return g.Run(m, narrowed())
}

// narrowed tells whether the run leaves out tests, so that golden files may be unused.
func narrowed() bool {
	for _, name := range []string{"test.run", "test.skip", "test.fuzz", "test.list"} {
		if f := flag.Lookup(name); f != nil && strings.Trim(f.Value.String(), "^") != "" {
			return true
		}
	}
	return testing.Short()
}
