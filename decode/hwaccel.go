package decode

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

const (
	accelNone = "none"
	accelAuto = "auto"
)

// Accelerators are the hardware decoders that may be named, in the order in
// which auto tries them, but for those that work through a display.
func Accelerators() []string {
	return []string{"cuda", "videotoolbox", "d3d11va", "vaapi", "qsv", "vdpau", "drm", "vulkan"}
}

// prober knows which hardware decodes a codec, and opens it. The real one asks
// libav; tests have their own.
type prober interface {
	// supported are the device types that have a decoder for the codec.
	supported() []string
	// open makes a device ready.
	open(accelerator string) error
}

// chooseAccelerator opens the hardware decoder the user wants. none is the
// answer where auto finds nothing usable; a named one that is not is an error.
func chooseAccelerator(want, codec string, p prober, log *slog.Logger) (string, error) {
	switch want {
	case accelNone:
		return accelNone, nil
	case accelAuto:
		return autoAccelerator(codec, p, log), nil
	}
	if !slices.Contains(Accelerators(), want) {
		return "", fmt.Errorf("%w: %q is none of auto, none, %s", ErrNoHardware, want, strings.Join(Accelerators(), ", "))
	}
	if !slices.Contains(p.supported(), want) {
		return "", fmt.Errorf("%w: this libav has no %s decoder for %s; use --hwaccel auto", ErrNoHardware, want, codec)
	}
	if err := p.open(want); err != nil {
		return "", fmt.Errorf("%w: no %s device: %w; use --hwaccel auto", ErrNoHardware, want, err)
	}
	return want, nil
}

func autoAccelerator(codec string, p prober, log *slog.Logger) string {
	supported := p.supported()
	var failed []string
	for _, name := range tried() {
		if !slices.Contains(supported, name) {
			continue
		}
		err := p.open(name)
		if err == nil {
			return name
		}
		failed = append(failed, fmt.Sprintf("%s: %v", name, err))
	}
	if len(failed) == 0 {
		failed = []string{"libav has none for " + codec + " that works without a display"}
	}
	log.Info("decoding in software: no hardware decoder is usable", "tried", strings.Join(failed, "; "))
	return accelNone
}
