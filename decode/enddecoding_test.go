package decode

import (
	"reflect"
	"testing"

	"github.com/facecue/facecue/internal/av"
)

// TestEndDecoding frees the decoder and its pictures, and leaves what describes the recording.
func TestEndDecoding(t *testing.T) {
	noLeaks(t)
	r := open(t, withSound(t, "a.mkv"), Options{})
	defer r.Close()
	count := len(drain(t, r))
	stream, health, carry := r.Stream(), r.Health(), r.Carry()
	before := av.Allocated()
	r.EndDecoding()
	r.EndDecoding()
	after := av.Allocated()
	if after.Frames != 0 || after.Contexts >= before.Contexts {
		t.Errorf("%+v of libav after, %+v before", after, before)
	}
	if !reflect.DeepEqual(r.Stream(), stream) || !reflect.DeepEqual(r.Health(), health) || health.Frames != int64(count) {
		t.Errorf("%+v and %+v after, %+v and %+v before", r.Stream(), r.Health(), stream, health)
	}
	if now := r.Carry(); now.Input == nil || now.Video.Index() != carry.Video.Index() || len(now.Streams) != 2 {
		t.Errorf("%d streams are left", len(now.Streams))
	}
}
