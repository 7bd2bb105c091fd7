package decode

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/asticode/go-astiav"
)

// onDisplay are the accelerators that work through a display, which over ssh is a
// connection to another machine. They are opened where the user names them, and never
// tried.
var onDisplay = []string{"vdpau"}

// ErrDisplay says why an accelerator is not tried.
var ErrDisplay = errors.New("works through a display, so that it is only opened where --hwaccel names it")

// tried are the accelerators that may be opened to see whether they work.
func tried() []string {
	return slices.DeleteFunc(Accelerators(), func(name string) bool { return slices.Contains(onDisplay, name) })
}

// openDevice makes a device ready. What can be reached by a DRM node or by a display
// is reached by the node alone.
func openDevice(name string) (*astiav.HardwareDeviceContext, error) {
	switch name {
	case "vaapi":
		return createDevice(name, "connection_type", "drm")
	case "qsv":
		return openQuickSync()
	}
	return createDevice(name, "", "")
}

// openQuickSync tries every render node, since libav would go on to the display.
func openQuickSync() (device *astiav.HardwareDeviceContext, err error) {
	nodes, _ := filepath.Glob("/dev/dri/renderD*") // the pattern is right
	err = fmt.Errorf("no render node in /dev/dri")
	for _, node := range nodes {
		if device, err = createDevice("qsv", "child_device", node); err == nil {
			return device, nil
		}
	}
	return nil, err
}

// createDevice opens a device with one option of libav's, if it has a name.
func createDevice(name, option, value string) (*astiav.HardwareDeviceContext, error) {
	options := astiav.NewDictionary()
	defer options.Free()
	if option != "" {
		if err := options.Set(option, value, astiav.NewDictionaryFlags()); err != nil {
			return nil, err
		}
	}
	return astiav.CreateHardwareDeviceContext(astiav.FindHardwareDeviceTypeByName(name), "", options)
}
