package decode

import (
	"context"
	"slices"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// TestPacketsHavePTS: every packet of a copy has the time at which its picture is shown,
// also in containers that store none, and whatever the order of decoding.
func TestPacketsHavePTS(t *testing.T) {
	sound := []string{"-f", "lavfi", "-i", "sine=d=2"}
	for _, c := range []struct {
		name    string
		args    []string
		missing bool // some packets have no time in the container
	}{
		{"pyramid.avi", append(sound, "-c:v", "libx264", "-bf", "3", "-x264-params", "b-pyramid=normal:b-adapt=0", "-c:a", "mp3"), true},
		{"mpeg4.avi", append(sound, "-c:v", "mpeg4", "-bf", "2", "-c:a", "mp3"), true},
		{"raw.264", []string{"-c:v", "libx264", "-bf", "2"}, true},
		{"a.mpg", append(sound, "-c:v", "mpeg2video", "-bf", "2", "-c:a", "mp2"), true},
		{"a.mkv", append(sound, "-c:v", "libx264", "-bf", "3", "-c:a", "aac"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := clip(t, c.name, c.args...)
			var want []int64
			for threads := range 3 {
				shots, _ := read(t, path, best(Options{Threads: threads + 1}))
				want = want[:0]
				for _, s := range shots {
					want = append(want, s.pts)
				}
			}
			got, missing := packetTimes(t, path)
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("packets at\n%v, pictures at\n%v", got, want)
			}
			if missing != c.missing {
				t.Errorf("times are missing: %v", missing)
			}
		})
	}
}

// packetTimes are the times of the packets of the video, and whether the container lacked
// some of them.
func packetTimes(t *testing.T, path string) (list []int64, missing bool) {
	t.Helper()
	noLeaks(t)
	p, err := OpenPackets(context.Background(), path, best(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	err = p.Each(func(packet *astiav.Packet) error {
		if packet.StreamIndex() == p.video.Index() {
			list = append(list, packet.Pts())
		}
		return nil
	})
	if err != nil || slices.Contains(list, av.NoPTS) {
		t.Fatalf("%v, %v", list, err)
	}
	return list, p.decodedPTS != nil
}

// TestFirstPackets: First gives a few packets, and does not decode the recording to find
// their times.
func TestFirstPackets(t *testing.T) {
	p, err := OpenPackets(context.Background(), clip(t, "a.avi", "-c:v", "mpeg4", "-bf", "2"), best(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	n := 0
	err = p.First(func(packet *astiav.Packet) error {
		if n++; packet.Pts() == av.NoPTS {
			t.Error("a packet without a time")
		}
		return nil
	})
	if err != nil || n != firstPackets || p.decodedPTS != nil {
		t.Errorf("%d packets, %v; decoded: %v", n, err, p.decodedPTS != nil)
	}
}
