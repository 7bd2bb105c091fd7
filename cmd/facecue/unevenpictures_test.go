package main

import (
	"path/filepath"
	"testing"
)

// TestOnePersonWhateverThePictureTimes: a recording of one person, with two pictures
// nearly at one time now and then, in two containers, or with pictures seconds apart.
func TestOnePersonWhateverThePictureTimes(t *testing.T) {
	needRuntime(t)
	portrait := ffmpeg(t, filepath.Join(t.TempDir(), "portrait.mkv"), "-t", "2.8", "-i", demo, "-an",
		"-vf", "crop=1280:480:0:0,scale=480:180", "-c:v", "libx264", "-preset", "ultrafast")
	for _, c := range []struct{ name, file, times string }{
		{"a tick of 1/90000 apart", "tick.mp4", "settb=1/90000,setpts=(N+not(mod(N+1\\,10)))*3600-not(mod(N+1\\,10))"},
		{"a millisecond apart", "ms.mkv", "settb=1/1000,setpts=(N+not(mod(N+1\\,10)))*40-not(mod(N+1\\,10))"},
		{"two seconds apart", "slow.mp4", "settb=1/90000,setpts=N*180000"},
		{"a minute apart", "slow.mkv", "settb=1/1000,setpts=N*60000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			// FFmpeg 7's edit list would end at the time of the last picture, which libav then leaves out.
			clip := ffmpeg(t, filepath.Join(t.TempDir(), c.file), "-i", portrait,
				"-vf", c.times, "-vsync", "passthrough", "-enc_time_base", "-1", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-use_editlist", "0")
			table := filepath.Join(t.TempDir(), "t.csv")
			facecue(t, "annotate", clip, "-o", table).want(t, exitDone, "")
			people := map[string]int{}
			for _, row := range rows(t, table, ',') {
				people[row["person"]]++
			}
			if len(people) != 1 || people["1"] != 70 {
				t.Errorf("pictures of each person: %v", people)
			}
		})
	}
}
