package kit

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"
)

// TurnMP4 rewrites the display matrix of an MP4 file's first track, so that players show it turned
// clockwise by 90 degrees, as phones write it. Releases of the ffmpeg program have no option for it
// in common.
func TurnMP4(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// ISO/IEC 14496-12, 8.3.2: in version 0 the matrix begins 40 bytes after the name of the box, and
	// the height stands 4 bytes behind it.
	at := bytes.Index(data, []byte("tkhd"))
	if at < 0 || data[at+4] != 0 {
		t.Fatalf("%s has no track header of version 0", path)
	}
	matrix := data[at+4+40 : at+4+76]
	height := binary.BigEndian.Uint32(data[at+4+80:])
	minus := int32(-1 << 16)
	for i, v := range []uint32{0, 1 << 16, 0, uint32(minus), 0, 0, height, 0, 1 << 30} {
		binary.BigEndian.PutUint32(matrix[4*i:], v)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
