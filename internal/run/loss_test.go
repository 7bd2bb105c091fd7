package run

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/decode"
)

func TestLoss(t *testing.T) {
	cases := []struct {
		health decode.Health
		says   string
	}{
		{decode.Health{Frames: 10, Truncated: true, LostSeconds: 7.94}, "in.mkv: ends early, 7.9 s lost; what could be read, 10 frames, was written"},
		{decode.Health{Truncated: true}, "does not say how much"},
		{decode.Health{Truncated: true, LostSeconds: 0.04}, "does not say how much"},
		{decode.Health{LostPackets: 91}, "91 packets lost;"},
		{decode.Health{Truncated: true, LostSeconds: 1, LostPackets: 2, DamagedFrames: 3}, "1.0 s lost, 2 packets lost, 3 frames damaged;"},
	}
	for _, c := range cases {
		if err := loss("in.mkv", c.health); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v", c.health, err)
		}
	}
	if err := loss("in.mkv", decode.Health{Frames: 5}); err != nil {
		t.Errorf("a whole file: %v", err)
	}
}
