package av

import (
	"slices"
	"testing"

	"github.com/asticode/go-astiav"
)

// TestFormats: encoders list what they take, in their order, or nothing.
func TestFormats(t *testing.T) {
	find := astiav.FindEncoderByName
	if got := PixelFormats(find("mpeg4")); !slices.Equal(got, []astiav.PixelFormat{astiav.PixelFormatYuv420P}) {
		t.Errorf("mpeg4 takes %v", got)
	}
	if got := PixelFormats(find("rawvideo")); got != nil {
		t.Errorf("rawvideo, which takes any format, lists %v", got)
	}
	if got := SampleFormats(find("aac")); !slices.Equal(got, []astiav.SampleFormat{astiav.SampleFormatFltp}) {
		t.Errorf("aac takes %v", got)
	}
}
