package decode

import (
	"fmt"
	"slices"
	"strings"
)

// containers are the demuxers that are allowed, by libav's names: for recordings,
// elementary streams, animations and single pictures; and for audio, so that the error
// for a sound file is that it has no video. None of them opens another file: no concat,
// hls, dash, imf, sdp, vobsub, image sequence or SVG, and no device.
var containers = strings.Fields(`
	3g2 3gp asf avi dv flv gxf ivf lvf m4a matroska mj2 moflex mov mp4 mpeg
	mpegts mpegtsraw mpegvideo mxf nsv nut nuv ogg pva rm smjpeg ty webm wtv
	av1 avs2 avs3 cavsvideo dirac dnxhd h261 h263 h264 hevc ingenient m4v mjpeg
	mjpeg_2000 obu vc1 vc1test yuv4mpegpipe
	apng gif ico bmp_pipe dds_pipe dpx_pipe exr_pipe gif_pipe j2k_pipe
	jpeg_pipe jpegls_pipe jpegxl_pipe pam_pipe pbm_pipe pcx_pipe pgm_pipe
	pgmyuv_pipe png_pipe ppm_pipe qoi_pipe tiff_pipe webp_pipe
	aac ac3 aiff amr ape au caf dts eac3 flac mp3 mpc tta w64 wav wv`)

// isPicture tells that a demuxer reads picture files. gif_pipe reads animations too.
func isPicture(demuxer string) bool {
	return strings.HasSuffix(demuxer, "_pipe") && demuxer != "gif_pipe"
}

// networked are the demuxers that are allowed too where the user allows protocols:
// playlists and sessions, which open the URLs in them.
var networked = strings.Fields(`dash hls live_flv rtp rtsp sdp`)

// allowed refuses a demuxer that may not read an input. name is libav's, with commas
// between aliases.
func allowed(name string, protocols []string) error {
	for _, alias := range strings.Split(name, ",") {
		if slices.Contains(containers, alias) {
			return nil
		}
		if len(protocols) > 0 && slices.Contains(networked, alias) {
			return nil
		}
	}
	return fmt.Errorf("%w: %q is a list, a device or no recording, and could open other files; "+
		"name the recording itself", ErrRefused, name)
}

// whitelist is the demuxers' list in the form of libav's format_whitelist.
func whitelist(protocols []string) string {
	names := containers
	if len(protocols) > 0 {
		names = slices.Concat(containers, networked)
	}
	return strings.Join(names, ",")
}
