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

// Accelerators are the hardware decoders that may be named, in the order in which auto
// tries them. auto leaves out those that work through a display.
func Accelerators() []string {
	return []string{"cuda", "videotoolbox", "d3d11va", "vaapi", "qsv", "vdpau", "drm", "vulkan"}
}

// prober knows which accelerators decode a codec, and opens them. That of the program asks
// libav; tests have others.
type prober interface {
	// supported are the accelerators for which libav has a decoder of the codec.
	supported() []string
	// open opens the device.
	open(accelerator string) error
}

// chooseAccelerator opens the accelerator that the user wants and returns its name. For
// auto that is none where no accelerator is usable; one that the user names and that is
// not usable is an error.
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
	for _, name := range triedAccelerators() {
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
