package decode

import (
	"fmt"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// hardware is the prober for one codec that asks libav.
type hardware struct {
	decoders []*astiav.Codec               // libav's decoders of the codec
	device   *astiav.HardwareDeviceContext // the one opened last
}

// newHardware walks through libav's list of codecs once: it is long, which shows in the
// time for short files.
func newHardware(codec astiav.CodecID) *hardware {
	h := &hardware{}
	for _, c := range astiav.Codecs() {
		if c.ID() == codec && c.IsDecoder() {
			h.decoders = append(h.decoders, c)
		}
	}
	return h
}

// accelerated is a decoder that gives pictures in a device's own pixel format.
type accelerated struct {
	codec  *astiav.Codec
	format astiav.PixelFormat
}

func (h *hardware) supported() (names []string) {
	for _, name := range Accelerators() {
		if _, ok := h.find(name); ok {
			names = append(names, name)
		}
	}
	return names
}

// find is the first decoder of the codec for an accelerator.
func (h *hardware) find(name string) (accelerated, bool) {
	kind := astiav.FindHardwareDeviceTypeByName(name)
	if kind == astiav.HardwareDeviceTypeNone {
		return accelerated{}, false
	}
	for _, c := range h.decoders {
		for _, config := range c.HardwareConfigs() {
			if config.HardwareDeviceType() == kind &&
				config.MethodFlags().Has(astiav.CodecHardwareConfigMethodFlagHwDeviceCtx) {
				return accelerated{c, config.PixelFormat()}, true
			}
		}
	}
	return accelerated{}, false
}

func (h *hardware) open(name string) (err error) {
	h.device, err = openDevice(name)
	return err
}

// download owns f. It copies a picture from the accelerator's memory to the computer's and
// returns other pictures as they are. grey copies the luma alone where that is possible.
func download(f *astiav.Frame, hardware astiav.PixelFormat, grey bool) (*astiav.Frame, error) {
	if hardware == astiav.PixelFormatNone || f.PixelFormat() != hardware {
		return f, nil
	}
	defer av.FreeFrame(f)
	copied := av.NewFrame()
	copied.SetPixelFormat(av.TransferFormat(f, grey))
	err := f.TransferHardwareData(copied)
	if err == nil {
		err = av.CopyProperties(copied, f)
	}
	if err != nil {
		av.FreeFrame(copied)
		return nil, fmt.Errorf("copying a picture from the hardware decoder: %w", err)
	}
	return copied, nil
}
