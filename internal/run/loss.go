package run

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/outcome"
)

// loss is the error for an input that was not whole; nil for one that was.
func loss(input string, h decode.Health) error {
	if !h.Truncated && h.LostPackets == 0 && h.DamagedFrames == 0 {
		return nil
	}
	return outcome.Damaged{Reason: fmt.Sprintf("%s: %s; what could be read, %d frames, was written", input, strings.Join(losses(h), ", "), h.Frames)}
}

// withLoss joins how the outputs ended with what the input lacks. A reader that has
// left is no news beside that.
func withLoss(err, lost error) error {
	if lost == nil || errors.As(err, &outcome.ReaderLeft{}) {
		return cmp.Or(lost, err)
	}
	return errors.Join(err, lost)
}

// losses are the parts of the sentence, each with its number where there is one.
func losses(h decode.Health) (parts []string) {
	const shown = 0.05 // what is less is written as nothing
	switch {
	case h.Truncated && h.LostSeconds >= shown:
		parts = append(parts, fmt.Sprintf("ends early, %.1f s lost", h.LostSeconds))
	case h.Truncated:
		parts = append(parts, "ends early, and does not say how much is missing")
	}
	if h.LostPackets > 0 {
		parts = append(parts, fmt.Sprintf("%d packets lost", h.LostPackets))
	}
	if h.DamagedFrames > 0 {
		parts = append(parts, fmt.Sprintf("%d frames damaged", h.DamagedFrames))
	}
	return parts
}
