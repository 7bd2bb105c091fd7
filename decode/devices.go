package decode

import (
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// Device is one kind of hardware decoder.
type Device struct {
	Name   string   // as --hwaccel takes it
	Codecs []string // what libav can decode with it; none if not compiled in
	Err    error    // why it is not usable here; nil if it is
}

// Devices lists every accelerator and tries to open each, except those that work through
// a display.
func Devices() []Device {
	codecs := codecsByDevice()
	var list []Device
	for _, name := range Accelerators() {
		d := Device{Name: name, Codecs: codecs[name]}
		switch {
		case len(d.Codecs) == 0:
			d.Err = ErrNoDecoder
		case slices.Contains(needDisplay, name):
			d.Err = ErrDisplay
		default:
			d.Err = tryDevice(name)
		}
		list = append(list, d)
	}
	return list
}

func tryDevice(name string) error {
	device, err := openDevice(name)
	if err == nil {
		av.FreeDevice(device)
	}
	return err
}

// codecsByDevice are, sorted by name, the codecs that libav decodes with each device type.
func codecsByDevice() map[string][]string {
	found := map[string][]string{}
	for _, c := range astiav.Codecs() {
		if !c.IsDecoder() {
			continue
		}
		for _, config := range c.HardwareConfigs() {
			device := config.HardwareDeviceType().String()
			if config.MethodFlags().Has(astiav.CodecHardwareConfigMethodFlagHwDeviceCtx) {
				found[device] = append(found[device], c.ID().String())
			}
		}
	}
	for device, codecs := range found {
		slices.Sort(codecs)
		found[device] = slices.Compact(codecs)
	}
	return found
}
