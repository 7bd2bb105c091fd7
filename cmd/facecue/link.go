package main

/*
#cgo linux LDFLAGS: -Wl,--as-needed

// The one function of libavdevice that go-astiav calls, in a function that nothing
// here calls. With it defined, the linker leaves libavdevice out, and with it SDL,
// PulseAudio, JACK, X11 and forty more that every start would load.
void avdevice_register_all(void) {}
*/
import "C"
