package av

import (
	"errors"
	"testing"

	"github.com/asticode/go-astiav"
)

// withFields is a picture whose fields libavfilter's setfield marks.
func withFields(t *testing.T, mode string) *astiav.Frame {
	t.Helper()
	g, err := NewPictureGraph(greyInput, "setfield="+mode)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	in, out := blank(t, 16, 8, astiav.PixelFormatGray8), NewFrame()
	t.Cleanup(func() { FreeFrame(out) })
	if err := errors.Join(in.AllocBuffer(0), g.Send(in), g.Receive(out)); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFields: a picture keeps which of its fields comes first until it gets other fields.
func TestFields(t *testing.T) {
	top, bottom, none := withFields(t, "tff"), withFields(t, "bff"), withFields(t, "prog")
	first, second := FieldOrderOf(top), FieldOrderOf(bottom)
	if !first.Interlaced() || !second.Interlaced() || first == second || FieldOrderOf(none) != Progressive {
		t.Errorf("orders %d, %d and %d", first, second, FieldOrderOf(none))
	}
	CopyFieldOrder(none, bottom)
	if o := FieldOrderOf(none); o != second {
		t.Errorf("the copy has the order %d instead of %d", o, second)
	}
	SetFirstField(none, first)
	if o := FieldOrderOf(none); o != first {
		t.Errorf("the order is %d, after %d was set", o, first)
	}
	CopyFieldOrder(top, withFields(t, "prog"))
	if o := FieldOrderOf(top); o != Progressive {
		t.Errorf("the copy of a progressive picture has the order %d", o)
	}
}
