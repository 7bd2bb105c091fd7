package decode

import (
	"bytes"
	"strings"
	"testing"
)

const ebmlHead = "\x1a\x45\xdf\xa3\x84abcd" // 9 bytes

func TestSegmentEnd(t *testing.T) {
	for _, c := range []struct {
		name, bytes string
		end         int64
		ok          bool
	}{
		{"one byte", ebmlHead + "\x18\x53\x80\x67\x85", 14 + 5, true},
		{"eight bytes", ebmlHead + "\x18\x53\x80\x67\x01\x00\x00\x00\x00\x00\x01\x00", 21 + 256, true},
		{"live", ebmlHead + "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff", 0, false},
		{"live, short", ebmlHead + "\x18\x53\x80\x67\xff", 0, false},
		{"no segment", ebmlHead, 0, false},
		{"another element", ebmlHead + "\x1f\x43\xb6\x75\x85", 0, false},
		{"header too long", "\x1a\x45\xdf\xa3\xfeabcd", 0, false},
		{"zeros", "\x00\x00\x00\x00", 0, false},
		{"empty", "", 0, false},
	} {
		if end, ok := segmentEnd([]byte(c.bytes)); end != c.end || ok != c.ok {
			t.Errorf("%s: %d %v, want %d %v", c.name, end, ok, c.end, c.ok)
		}
	}
}

func TestPacketSize(t *testing.T) {
	for _, size := range []int{188, 192, 204} {
		packet := make([]byte, size)
		packet[map[bool]int{true: 4}[size == 192]] = 0x47
		if got := packetSize(bytes.Repeat(packet, 20)[:headLength-900]); got != int64(size) {
			t.Errorf("%d is taken for %d", size, got)
		}
	}
	if got := packetSize(make([]byte, 4096)); got != 0 {
		t.Errorf("zeros have packets of %d", got)
	}
}

func TestShorter(t *testing.T) {
	page := "OggS\x00" + strings.Repeat("x", 21) + "\x02\x03\x04" + "1234567"
	avi := "RIFF\x20\x00\x00\x00AVI LIST"
	asf := "header" + string(asfProperties) + strings.Repeat("\x00", 24) + "\x00\x01\x00\x00\x00\x00\x00\x00"
	transport := strings.Repeat("\x47"+strings.Repeat("\x00", 187), 30)
	for _, c := range []struct {
		name, format string
		e            ends
		want         bool
	}{
		{"ogg whole", "ogg", ends{tail: []byte("junk" + page), length: 99}, false},
		{"ogg cut", "ogg", ends{tail: []byte("junk" + page[:len(page)-1]), length: 99}, true},
		{"ogg cut in the header", "ogg", ends{tail: []byte(page + page[:10]), length: 99}, true},
		{"ogg by a pipe", "ogg", ends{length: 99}, false},
		{"gif whole", "gif", ends{tail: []byte("GIF89a;\x00\x00"), length: 9}, false},
		{"gif cut", "gif", ends{tail: []byte("GIF89a"), length: 6}, true},
		{"avi whole", "avi", ends{head: []byte(avi), length: 40}, false},
		{"avi cut", "avi", ends{head: []byte(avi), length: 39}, true},
		{"asf whole", "asf", ends{head: []byte(asf), length: 256}, false},
		{"asf cut", "asf", ends{head: []byte(asf), length: 255}, true},
		{"transport whole", "mpegts", ends{head: []byte(transport)[:headLength], length: 188 * 30}, false},
		{"transport cut", "mpegts", ends{head: []byte(transport)[:headLength], length: 188*30 - 1}, true},
		{"matroska cut", "matroska", ends{head: []byte(ebmlHead + "\x18\x53\x80\x67\x85"), length: 18}, true},
		{"unknown length", "matroska", ends{head: []byte(ebmlHead + "\x18\x53\x80\x67\x85"), length: -1}, false},
		{"another format", "mov", ends{length: 1}, false},
	} {
		if got := c.e.shorter(c.format); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// FuzzEnds feeds any bytes to every container's structure.
func FuzzEnds(f *testing.F) {
	f.Add([]byte(ebmlHead+"\x18\x53\x80\x67\x85"), int64(9))
	f.Add([]byte("RIFF\x20\x00\x00\x00AVI LIST"), int64(0))
	f.Add([]byte("OggS\x00"), int64(5))
	f.Add(append([]byte("x"), asfProperties...), int64(1))
	f.Add(bytes.Repeat([]byte{0x47}, 999), int64(999))
	f.Fuzz(func(t *testing.T, b []byte, length int64) {
		for _, format := range []string{"matroska", "avi", "asf", "mpegts", "ogg", "gif"} {
			ends{head: b, tail: b, length: length}.shorter(format)
		}
	})
}
