package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// graphed is what the ffmpeg program makes of a clip by filters, as grey pictures.
func graphed(t testing.TB, clip, filters string) []byte {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", clip, "-vf", filters, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-").Output()
	if err != nil {
		t.Fatalf("ffmpeg -vf %s: %v", filters, err)
	}
	return out
}

// moments annotates the clip in which a face leaves, and gives its rows.
func moments(t *testing.T, clip string, outputs ...string) []map[string]string {
	t.Helper()
	needRuntime(t)
	table := filepath.Join(t.TempDir(), "faces.csv")
	args := []string{"annotate", clip, "-o", table}
	for _, o := range outputs {
		args = append(args, "-o", o)
	}
	facecue(t, args...).want(t, exitDone, "")
	return rows(t, table, ',')
}

// TestSendcmdDrawsBoxes: the ffmpeg program draws the outline where the face is,
// and nothing once it has gone.
func TestSendcmdDrawsBoxes(t *testing.T) {
	clip, commands := leaving(t), filepath.Join(t.TempDir(), "faces.cmd")
	const w, h = 480, 270
	faces := moments(t, clip, commands)
	before := graphed(t, clip, "null")
	after := graphed(t, clip, "sendcmd=f="+commands+",drawbox@P1=t=2:enable=0")
	with, without := 0, 0
	for n, row := range faces {
		was, is := before[n*w*h:(n+1)*w*h], after[n*w*h:(n+1)*w*h]
		if row["person"] == "" {
			without++
			if !bytes.Equal(was, is) {
				t.Fatalf("frame %d has no face and was drawn on", n)
			}
			continue
		}
		with++
		middle := int(number(t, row["x"])+number(t, row["w"])/2) + w*int(number(t, row["y"])+0.5)
		if was[middle] == is[middle] && was[middle+w] == is[middle+w] {
			t.Errorf("frame %d: no line over the face at %s,%s", n, row["x"], row["y"])
		}
	}
	if with < 8 || without < 8 {
		t.Errorf("%d frames with a face and %d without are too few to tell", with, without)
	}
}

// TestSendcmdCrops: the ffmpeg program cuts out the surroundings of the face.
func TestSendcmdCrops(t *testing.T) {
	clip, commands := leaving(t), filepath.Join(t.TempDir(), "centre.cmd")
	const w, h, side = 480, 270, 64
	faces := moments(t, clip, "[send=centre]"+commands)
	before := graphed(t, clip, "null")
	after := graphed(t, clip, "sendcmd=f="+commands+",crop@P1=64:64")
	for n, row := range faces {
		if row["person"] == "" {
			break
		}
		part := after[n*side*side : (n+1)*side*side]
		if dx, dy, found := locate(before[n*w*h:(n+1)*w*h], w, part, side, row, t); !found {
			t.Errorf("frame %d is not the face's surroundings", n)
		} else if dx > 3 || dx < -3 || dy > 3 || dy < -3 {
			t.Errorf("frame %d lies %d, %d off the face", n, dx, dy)
		}
	}
}

// locate finds a part near the middle of a face, bit by bit.
func locate(whole []byte, w int, part []byte, side int, row map[string]string, t testing.TB) (dx, dy int, found bool) {
	x := int(number(t, row["x"])+number(t, row["w"])/2) - side/2
	y := int(number(t, row["y"])+number(t, row["h"])/2) - side/2
	for dy = -6; dy <= 6; dy++ {
		for dx = -6; dx <= 6; dx++ {
			if samePart(whole[(y+dy)*w+x+dx:], w, part, side) {
				return dx, dy, true
			}
		}
	}
	return 0, 0, false
}

func samePart(whole []byte, w int, part []byte, side int) bool {
	for y := range side {
		if !bytes.Equal(whole[y*w:y*w+side], part[y*side:(y+1)*side]) {
			return false
		}
	}
	return true
}

// TestSendcmdSwitches: any filter is on while an expression is shown.
func TestSendcmdSwitches(t *testing.T) {
	clip, commands := leavingFrom(t, "5.7"), filepath.Join(t.TempDir(), "sad.cmd")
	const size = 480 * 270
	faces := moments(t, clip, "[send=enable:target=negate:label=sadness]"+commands)
	before, after := graphed(t, clip, "null"), graphed(t, clip, "sendcmd=f="+commands+",negate@P1=enable=0")
	shown := 0
	for n, row := range faces {
		changed := !bytes.Equal(before[n*size:(n+1)*size], after[n*size:(n+1)*size])
		if want := row["state"] == "sadness"; changed != want {
			t.Errorf("frame %d shows %q; negated: %t", n, row["state"], changed)
		} else if want {
			shown++
		}
	}
	if shown == 0 || shown == len(faces) {
		t.Errorf("%d of %d frames are too few to tell", shown, len(faces))
	}
}

var frameLine = regexp.MustCompile(`frame:(\d+) +pts:(\d+) +pts_time:(\S+)`)

// TestMetadataAsFFmpegPrintsIt: its lines of frames are the program's own.
func TestMetadataAsFFmpegPrintsIt(t *testing.T) {
	clip, dir := leaving(t), t.TempDir()
	ours, theirs := filepath.Join(dir, "o.metadata.txt"), filepath.Join(dir, "theirs.txt")
	faces := moments(t, clip, ours)
	graphed(t, clip, "signalstats,metadata=print:file="+theirs)
	want, got := frameLine.FindAllSubmatch(read(t, theirs), -1), frameLine.FindAllSubmatch(read(t, ours), -1)
	if len(got) != len(faces) || len(want) != len(got) {
		t.Fatalf("%d frames, ffmpeg prints %d", len(got), len(want))
	}
	for i := range want {
		a, b := number(t, string(want[i][3])), number(t, string(got[i][3]))
		if string(want[i][1]) != string(got[i][1]) || string(want[i][2]) != string(got[i][2]) || a-b > 1e-5 || b-a > 1e-5 {
			t.Errorf("%s, ffmpeg prints %s", got[i][0], want[i][0])
		}
	}
	if !strings.Contains(string(read(t, ours)), "\nlavfi.facecue.1.label="+faces[0]["state"]+"\n") {
		t.Error("no label")
	}
}

// TestLongCutKeepsTheMoments: frame by frame, those that show it and no other.
func TestLongCutKeepsTheMoments(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	graph, apex, table := filepath.Join(dir, "smiles.cut"), filepath.Join(dir, "apex.cut"), filepath.Join(dir, "moments.events.csv")
	facecue(t, "annotate", demo, "-t", "6", "-o", "[label=happiness:sound=0]"+graph, "-o", "[apex=1:most=2]"+apex, "-o", table).want(t, exitDone, "")
	all := strings.Split(withoutTimes(checksums(t, demo, "-map", "0:v", "-t", "6")), "\n")
	var want []string
	for _, row := range rows(t, table, ',') {
		if row["label"] == "happiness" && row["kind"] == "state" {
			want = append(want, all[int(number(t, row["onset_frame"])):int(number(t, row["offset_frame"]))]...)
		}
	}
	if got := cutBy(t, graph); got != strings.Join(want, "\n") || len(want) < 20 {
		t.Errorf("%d frames were cut out, want %d: %s", strings.Count(got, "\n")+1, len(want), firstLine(got, strings.Join(want, "\n")))
	}
	if n := strings.Count(cutBy(t, apex), "\n") + 1; n != 2 {
		t.Errorf("%d strongest frames, want 2", n)
	}
}

func cutBy(t testing.TB, graph string) string {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", demo, "-filter_complex_script", graph, "-map", "[v]", "-vsync", "passthrough", "-f", "framemd5", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return withoutTimes(strings.TrimSpace(strings.ReplaceAll(string(out), " ", "")))
}
