package decode

import (
	"fmt"
	"net"
	"sync/atomic"
	"testing"

	"github.com/facecue/facecue/internal/av"
)

// fakeDisplay is an X11 display, as ssh -X forwards one, that counts connections and closes
// them. DISPLAY names it.
func fakeDisplay(t *testing.T) *atomic.Int32 {
	t.Helper()
	var listener net.Listener
	var err error
	number := 10
	for ; number < 60; number++ {
		if listener, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 6000+number)); err == nil {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	t.Setenv("DISPLAY", fmt.Sprintf("127.0.0.1:%d", number))
	calls := new(atomic.Int32)
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			c.Close()
		}
	}()
	return calls
}

// TestProbingOpensNoDisplay: neither the list of devices nor auto connects to a display; an
// accelerator that needs one and is named does.
func TestProbingOpensNoDisplay(t *testing.T) {
	name := clip(t, "a.mkv", lossless...)
	calls := fakeDisplay(t)
	Devices()
	read(t, name, best(Options{HWAccel: "auto"}))
	for _, accelerator := range triedAccelerators() {
		if device, err := openDevice(accelerator); err == nil {
			av.FreeDevice(device)
		}
	}
	if n := calls.Load(); n != 0 {
		t.Errorf("%d connections to the display", n)
	}
	if len(codecsByDevice()["vdpau"]) == 0 {
		t.Skip("SKIP: this libav has no vdpau to name")
	}
	refused(t, name, best(Options{HWAccel: "vdpau"}), ErrNoHardware)
	if calls.Load() == 0 {
		t.Error("the display that was named was not asked")
	}
}
