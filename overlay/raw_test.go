package overlay

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// TestInner guards the one assumption about astiav's structs: that the C pointer
// is their first field.
func TestInner(t *testing.T) {
	f := astiav.AllocFrame()
	defer f.Free()
	if inner(f) != f.UnsafePointer() {
		t.Fatal("an astiav.Frame does not begin with its C pointer")
	}
	fc, err := astiav.AllocOutputFormatContext(nil, "matroska", "")
	if err != nil {
		t.Fatal(err)
	}
	defer fc.Free()
	if !canHold(fc, astiav.CodecIDSubrip) || canHold(fc, astiav.CodecIDNone) {
		t.Error("an astiav.FormatContext does not begin with its C pointer")
	}
	cc := astiav.AllocCodecContext(astiav.FindEncoderByName("libx264"))
	defer cc.Free()
	f.SetColorRange(astiav.ColorRangeJpeg)
	if tellColour(cc, f); cc.ColorRange() != astiav.ColorRangeJpeg {
		t.Error("an astiav.CodecContext does not begin with its C pointer")
	}
}
