package main

import "testing"

// packet is one packet as ffprobe shows it.
type packet struct {
	Stream   float64 `json:"stream_index"`
	PTS      string  `json:"pts_time"`
	Duration string  `json:"duration_time"`
	Size     string
}

// of are the packets of a stream.
func (m media) of(stream map[string]any) (list []packet) {
	for _, p := range m.Packets {
		if p.Stream == stream["index"] {
			list = append(list, p)
		}
	}
	return list
}

// pictures are the packets of the video.
func (m media) pictures(t testing.TB) []packet {
	t.Helper()
	for _, s := range m.Streams {
		if s["codec_type"] == "video" {
			return m.of(s)
		}
	}
	t.Fatal("no video")
	return nil
}

// pictureTimes are the seconds of all pictures after the first, which moves in
// Matroska when sound lies before zero.
func (m media) pictureTimes(t testing.TB) (list []float64) {
	t.Helper()
	for _, p := range m.pictures(t) {
		list = append(list, number(t, p.PTS))
	}
	for i := len(list) - 1; i >= 0; i-- {
		list[i] -= list[0]
	}
	return list
}

func same(a, b []float64, within float64) bool {
	for i := range min(len(a), len(b)) {
		if d := a[i] - b[i]; d > within || d < -within {
			return false
		}
	}
	return len(a) == len(b) && len(a) > 0
}
