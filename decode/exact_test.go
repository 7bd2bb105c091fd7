package decode

import (
	"hash/crc32"
	"testing"
)

// TestEveryProcessorDecodesAlike: the pictures are those of libav's plain code in C,
// whatever faster code libav has for this processor.
func TestEveryProcessorDecodesAlike(t *testing.T) {
	const plane, converted = "extractplanes=y", "scale=flags=bilinear+accurate_rnd+bitexact:out_range=full,format=gray"
	for _, c := range []struct {
		name, luma string
		encoder    []string
	}{
		{"mpeg4.avi", plane, []string{"-c:v", "mpeg4", "-flags", "+qpel+mv4", "-q:v", "5"}},
		{"mpeg2.ts", plane, []string{"-c:v", "mpeg2video", "-q:v", "5"}},
		{"mjpeg.avi", plane, []string{"-c:v", "mjpeg", "-q:v", "5"}},
		{"h264.mp4", plane, []string{"-c:v", "libx264", "-crf", "28"}},
		{"deep.mp4", converted, []string{"-c:v", "libx264", "-pix_fmt", "yuv420p10le"}},
		{"rgb.avi", converted, []string{"-c:v", "rawvideo", "-pix_fmt", "bgr24"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := clip(t, c.name, c.encoder...)
			shots, _ := read(t, file, Options{})
			want := plainC(t, file, c.luma)
			if len(shots) == 0 || len(shots)*96*64 != len(want) {
				t.Fatalf("%d frames, and %d bytes of luma", len(shots), len(want))
			}
			for i, s := range shots {
				if s.luma != crc32.ChecksumIEEE(want[i*96*64:(i+1)*96*64]) {
					t.Fatalf("frame %d is not as C code decodes it", i)
				}
			}
		})
	}
}

// plainC is the luma of a recording as ffmpeg reads it without the processor's extras.
func plainC(t *testing.T, file, luma string) []byte {
	dir := t.TempDir()
	ffmpeg(t, dir, "-cpuflags", "0", "-flags", "+bitexact", "-i", file,
		"-vf", luma, "-f", "rawvideo", "luma")
	return load(t, dir+"/luma")
}
