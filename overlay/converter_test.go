package overlay

import (
	"slices"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/draw"
)

// TestChooseFormat: the picture's format where it can be drawn on and the encoder takes
// it, else 4:2:0, else what the encoder takes first.
func TestChooseFormat(t *testing.T) {
	const yuv420, yuv422, yuv444 = astiav.PixelFormatYuv420P, astiav.PixelFormatYuv422P, astiav.PixelFormatYuv444P
	const rgb, none = astiav.PixelFormatRgb24, astiav.PixelFormatNone
	for _, c := range []struct {
		have  astiav.PixelFormat
		takes []astiav.PixelFormat
		want  astiav.PixelFormat
	}{
		{yuv422, nil, yuv422},
		{yuv422, []astiav.PixelFormat{rgb, yuv422}, yuv422},
		{yuv422, []astiav.PixelFormat{yuv444, yuv420}, yuv420},
		{rgb, []astiav.PixelFormat{rgb, yuv420}, yuv420},
		{rgb, nil, yuv420},
		{yuv420, []astiav.PixelFormat{rgb, yuv444, yuv422}, yuv444},
		{yuv420, []astiav.PixelFormat{rgb}, none},
	} {
		if got := chooseFormat(c.have, c.takes); got != c.want {
			t.Errorf("%s for an encoder of %v: %s, want %s", c.have, c.takes, got, c.want)
		}
	}
}

// TestConverterSize: sides are even where chroma is halved, and at least 2; a live sink
// changes neither size nor format.
func TestConverterSize(t *testing.T) {
	noLeaks(t)
	for _, c := range []struct {
		format    astiav.PixelFormat
		w, h      int
		unchanged bool
		want      [2]int
	}{
		{astiav.PixelFormatYuv420P, 33, 17, false, [2]int{32, 16}},
		{astiav.PixelFormatYuv422P, 33, 17, false, [2]int{32, 17}},
		{astiav.PixelFormatYuv444P, 33, 17, false, [2]int{33, 17}},
		{astiav.PixelFormatYuv420P, 33, 1, false, [2]int{32, 2}},
		{astiav.PixelFormatYuv420P, 33, 17, true, [2]int{33, 17}},
		{astiav.PixelFormatRgb24, 33, 17, true, [2]int{33, 17}},
		{astiav.PixelFormatRgb24, 33, 17, false, [2]int{32, 16}},
	} {
		f := picture(t, c.format, c.w, c.h, 0)
		converter, err := newConverter(f, "libx264", c.unchanged)
		if err != nil {
			t.Fatal(err)
		}
		got, err := converter.convert(f.AV())
		if err != nil {
			t.Fatal(err)
		}
		if size := [2]int{got.Width(), got.Height()}; size != c.want {
			t.Errorf("%s of %dx%d becomes %v, want %v", c.format, c.w, c.h, size, c.want)
		}
		av.FreeFrame(got)
		converter.close()
		f.Close()
	}
}

// TestConversionKeepsGrey: RGB without a colour keeps its lightness in 4:2:0, to within a
// level.
func TestConversionKeepsGrey(t *testing.T) {
	noLeaks(t)
	f := picture(t, astiav.PixelFormatRgb24, width, height, 0)
	defer f.Close()
	pix, stride := av.Plane(f.AV(), 0, height)
	for y := range height {
		for x := range 3 * width {
			pix[y*stride+x] = byte(2 * (x / 3)) // red, green and blue alike
		}
	}
	converter, err := newConverter(f, "libx264", false)
	if err != nil {
		t.Fatal(err)
	}
	defer converter.close()
	got, err := converter.convert(f.AV())
	if err != nil {
		t.Fatal(err)
	}
	defer av.FreeFrame(got)
	luma, stride := av.Plane(got, 0, height)
	for x := range width {
		want := 16 + 219*2*x/255 // BT.601, limited range
		if d := int(luma[10*stride+x]) - want; d < -1 || d > 1 {
			t.Fatalf("grey of %d is luma %d, want %d", 2*x, luma[10*stride+x], want)
		}
	}
	if got.ColorRange() != astiav.ColorRangeMpeg {
		t.Error("limited range is not said")
	}
}

// TestFormatRoundTrip: a picture of a format that cannot be drawn on changes where it is
// drawn on, and by a level or two elsewhere; it keeps its format and time.
func TestFormatRoundTrip(t *testing.T) {
	noLeaks(t)
	f := picture(t, astiav.PixelFormatGray8, width, height, 0)
	before := packed(f)
	mine := av.CloneFrame(f.AV())
	f.Close()
	mine.SetPts(7)
	var trip formatRoundTrip
	defer trip.close()
	drawn, err := trip.paint(mine, func(on *astiav.Frame) {
		c := canvasOf(on)
		row := c.Planes[0].Pix[5*c.Planes[0].Stride:]
		for x := range 8 {
			row[x] = 235
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer av.FreeFrame(drawn)
	if drawn.PixelFormat() != astiav.PixelFormatGray8 || drawn.Pts() != 7 {
		t.Errorf("became %s at %d", drawn.PixelFormat(), drawn.Pts())
	}
	pix, stride := av.Plane(drawn, 0, height)
	for y := range height {
		for x := range width {
			d := int(pix[y*stride+x]) - int(before[y*width+x])
			if mark := y == 5 && x < 8; !mark && (d < -2 || d > 2) || mark && d < 20 {
				t.Fatalf("at %d,%d the sample moved by %d", x, y, d)
			}
		}
	}
}

// TestCanvasIsThePicture: planes are the picture's memory, of the sizes that the format has.
func TestCanvasIsThePicture(t *testing.T) {
	noLeaks(t)
	for format, chroma := range map[astiav.PixelFormat][2]int{
		astiav.PixelFormatYuv420P: {17, 9}, astiav.PixelFormatYuv422P: {17, 17}, astiav.PixelFormatYuv444P: {33, 17},
	} {
		f := picture(t, format, 33, 17, 0)
		f.AV().SetColorRange(astiav.ColorRangeJpeg)
		c := canvasOf(f.AV())
		first, _ := av.Plane(f.AV(), 2, chroma[1])
		if last := c.Planes[2]; last.W != chroma[0] || last.H != chroma[1] || &last.Pix[0] != &first[0] {
			t.Errorf("%s: chroma of %dx%d", format, last.W, last.H)
		}
		if !c.FullRange {
			t.Errorf("%s: full range is not known", format)
		}
		f.Close()
	}
}

// TestMatrix: the matrix is the one that the picture names, or that players assume by its
// height.
func TestMatrix(t *testing.T) {
	noLeaks(t)
	for _, c := range []struct {
		space, lines string
		want         draw.Matrix
	}{
		{"bt709", "16", draw.BT709}, {"bt2020nc", "16", draw.BT2020}, {"smpte170m", "720", draw.BT601}, {"bt470bg", "720", draw.BT601},
		{"unspecified", "718", draw.BT601}, {"unspecified", "720", draw.BT709},
	} {
		f := decoded(t, c.lines, "-colorspace", c.space)
		if got := matrixOf(f.AV()); got != c.want {
			t.Errorf("%s of %s lines: %v, want %v", c.space, c.lines, got, c.want)
		}
		f.Close()
	}
}

// TestColourIsWrittenDown: the file says of its colours and the shape of its samples what
// the recording says.
func TestColourIsWrittenDown(t *testing.T) {
	noLeaks(t)
	f := decoded(t, "16", "-vf", "setparams=color_primaries=bt709:color_trc=bt709", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "pc")
	f.AV().SetSampleAspectRatio(astiav.NewRational(4, 3)) // as decode does
	c := film(t, "mp4", "preset=ultrafast")
	if err := write(t, c, f); err != nil {
		t.Fatal(err)
	}
	want := []string{"sample_aspect_ratio=4:3|color_range=pc|color_space=bt709|color_transfer=bt709|color_primaries=bt709|avg_frame_rate=25/1"}
	if got := probe(t, c.Path, "stream=color_space,color_range,color_primaries,color_transfer,sample_aspect_ratio,avg_frame_rate"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
