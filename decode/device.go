package decode

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// needDisplay are the accelerators that work through a display, which over ssh is a
// connection to another machine. They are opened only where the user names them.
var needDisplay = []string{"vdpau"}

// ErrDisplay is why Devices does not try an accelerator.
var ErrDisplay = errors.New("works through a display, so that it is only opened where --hwaccel names it")

// triedAccelerators are those that may be opened to find out whether they work.
func triedAccelerators() []string {
	return slices.DeleteFunc(Accelerators(), func(name string) bool { return slices.Contains(needDisplay, name) })
}

// openDevice opens a device. One that libav can open by a DRM node or through a display is
// opened by the node alone.
func openDevice(name string) (*astiav.HardwareDeviceContext, error) {
	switch name {
	case "vaapi":
		return av.CreateDevice(name, "connection_type", "drm")
	case "qsv":
		return openQuickSync()
	}
	return av.CreateDevice(name, "", "")
}

// openQuickSync tries every DRM render node; libav would try the display after them.
func openQuickSync() (device *astiav.HardwareDeviceContext, err error) {
	nodes, _ := filepath.Glob("/dev/dri/renderD*") // an error means a malformed pattern
	err = fmt.Errorf("no render node in /dev/dri")
	for _, node := range nodes {
		if device, err = av.CreateDevice("qsv", "child_device", node); err == nil {
			return device, nil
		}
	}
	return nil, err
}
