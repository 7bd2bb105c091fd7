package av

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// TestListsCodec: the list of a muxer tells what it has from what no muxer has.
func TestListsCodec(t *testing.T) {
	c, err := NewOutput("matroska", "")
	if err != nil {
		t.Fatal(err)
	}
	defer FreeContainer(c)
	if !ListsCodec(c, astiav.CodecIDSubrip) || ListsCodec(c, astiav.CodecIDNone) {
		t.Error("Matroska holds SubRip, and no stream without a codec")
	}
}
