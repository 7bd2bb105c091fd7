package decode

import "testing"

// TestTimecode: the source's time code is found wherever a container keeps it, and
// what is no time code is left out.
func TestTimecode(t *testing.T) {
	mpeg2 := []string{"-c:v", "mpeg2video", "-pix_fmt", "yuv420p"}
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"clip.mov", append(lossless, "-timecode", "10:00:00:00"), "10:00:00:00"},
		{"clip.mp4", append(lossless, "-timecode", "10:00:00:05"), "10:00:00:05"},
		{"drop.mov", append(lossless, "-r", "30000/1001", "-timecode", "00:59:58;20"), "00:59:58;20"},
		{"clip.mkv", append(lossless, "-metadata:s:v", "timecode=01:02:03:04"), "01:02:03:04"},
		{"comma.mkv", append(lossless, "-metadata:s:v", "timecode=01:02:03.04"), "01:02:03;04"},
		{"file.avi", append(mpeg2, "-metadata", "timecode=01:02:03:04"), "01:02:03:04"},
		{"clip.mxf", append(mpeg2, "-timecode", "09:08:07:06"), "09:08:07:06"},
		{"tape.dv", []string{"-s", "720x576", "-pix_fmt", "yuv420p", "-c:v", "dvvideo", "-timecode", "01:02:03:04"}, "01:02:03:04"},
		{"none.mov", lossless, ""},
		{"words.mkv", append(lossless, "-metadata:s:v", "timecode=about ten"), ""},
		{"hours.mkv", append(lossless, "-metadata:s:v", "timecode=24:00:00:00"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := open(t, clip(t, c.name, c.args...), best(Options{}))
			if got := r.Stream().Timecode; got != c.want {
				t.Errorf("time code %q, want %q", got, c.want)
			}
		})
	}
}
