//go:build players

package players

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// byVLC plays the clip once in real time, without a screen, and takes snapshots, into which VLC draws
// the subtitles. The gauge in each snapshot gives its frame.
func byVLC(t *testing.T, shot job) {
	above := shot.above()
	cmd := exec.CommandContext(t.Context(), "cvlc", "-I", "rc", "--rc-fake-tty", "--no-audio", "--vout=vdummy", "--play-and-exit",
		"--no-video-title-show", "--no-snapshot-preview", "--no-osd", "--snapshot-format=png", "--snapshot-sequential",
		"--start-time="+seconds(shot.from), "--stop-time="+seconds(shot.to),
		"--snapshot-path="+shot.folder, "--sub-file="+filepath.Join(above, shot.track), filepath.Join(above, shot.clip))
	asNobody(t, cmd, shot.folder)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	snapshots(t, in, done, shot.jump)
}

// snapshots takes snapshots until the clip ends, and jumps once if jump is not 0.
func snapshots(t *testing.T, in io.Writer, done <-chan error, jump float64) {
	t.Helper()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	late := time.After(time.Minute)
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			if jump > 0 {
				fmt.Fprintf(in, "seek %.0f\n", jump)
				jump = 0
			}
			fmt.Fprintln(in, "snapshot") // a failed one is ignored
		case <-late:
			t.Fatal("VLC did not come to the end of the clip")
		}
	}
}

// asNobody runs a command as the user nobody, because VLC refuses root.
func asNobody(t *testing.T, cmd *exec.Cmd, folder string) {
	t.Helper()
	cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_RUNTIME_DIR="+folder)
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if err := os.Chown(folder, nobody, nobody); err != nil {
		t.Fatal(err)
	}
}
