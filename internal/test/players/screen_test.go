//go:build players

package players

import (
	"bufio"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// screen starts a virtual X server and returns its display.
func screen(t *testing.T, w, h int) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "1", "-screen", "0", fmt.Sprintf("%dx%dx24", w, h), "-nolisten", "tcp")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	number, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not start: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}
