//go:build hosts

package hosts

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"testing"
)

// TestDeletedRecord: ffmpeg goes on drawing from a record whose file is deleted.
func TestDeletedRecord(t *testing.T) {
	s := newStage(t, small)
	pix := s.pixels()
	want := s.drawn(t, pix, map[string]string{"record": s.record})
	cmd := exec.CommandContext(t.Context(), "ffmpeg", append(s.rawInput("-"), "-vf", "frei0r=facecue:film.jsonl", "-f", "rawvideo", "-pix_fmt", "rgba", "-flush_packets", "1", "-")...)
	cmd.Dir, cmd.Env = s.folder, s.environment
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(want))
	fed := make(chan error, 1)
	gone := make(chan struct{})
	go func() {
		half := 40 * s.size()
		_, err := in.Write(pix[:half])
		<-gone
		if err == nil {
			_, err = in.Write(pix[half:])
		}
		in.Close()
		fed <- err
	}()
	if _, err := io.ReadFull(out, got[:s.size()]); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(s.record); err != nil {
		t.Fatal(err)
	}
	close(gone)
	if _, err := io.ReadFull(out, got[s.size():]); err != nil {
		t.Fatal(err)
	}
	if err := <-fed; err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the frames differ from those with the record in place")
	}
}
