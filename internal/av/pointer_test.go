package av

import (
	"testing"

	"github.com/asticode/go-astiav"
)

// TestPointers guards the one assumption about astiav's structs: that the C pointer is
// their first field.
func TestPointers(t *testing.T) {
	f := NewFrame()
	defer FreeFrame(f)
	if pointer(f) != f.UnsafePointer() {
		t.Fatal("an astiav.Frame does not begin with its C pointer")
	}
	c := NewInput()
	defer FreeContainer(c)
	if containerOf(c).nb_streams != 0 || containerOf(c).probesize <= 0 {
		t.Error("an astiav.FormatContext does not begin with its C pointer")
	}
	decoder := NewCodec(astiav.FindDecoder(astiav.CodecIDH264))
	defer FreeCodec(decoder)
	decoder.SetThreadCount(7)
	if codecOf(decoder).thread_count != 7 {
		t.Error("an astiav.CodecContext does not begin with its C pointer")
	}
	p := NewPacket()
	defer FreePacket(p)
	p.SetStreamIndex(5)
	if packetOf(p).stream_index != 5 {
		t.Error("an astiav.Packet does not begin with its C pointer")
	}
	s := c.NewStream(nil)
	s.SetID(9)
	if streamOf(s).id != 9 {
		t.Error("an astiav.Stream does not begin with its C pointer")
	}
	s.CodecParameters().SetWidth(11)
	if parametersOf(s.CodecParameters()).width != 11 {
		t.Error("astiav.CodecParameters do not begin with their C pointer")
	}
}
