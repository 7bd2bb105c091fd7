package inference

import (
	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/models"
)

// Package models checks a detector's outputs for the number of channels that package
// detection reads. The two do not import each other. This line does not compile if the
// numbers differ.
var _ [models.MapChannels]struct{} = [detection.Channels]struct{}{}

// heads lists a detector's outputs level by level, as its card says, for an input of w x h
// pixels. They refer to the session's memory, which each Run overwrites.
func heads(s *models.Session, w, h int) (list []detection.Head) {
	card := &s.Model().Card
	for _, stride := range card.Strides() {
		out := func(role string) []float32 { return s.Output(card.OutputOf(role, stride)) }
		switch card.Decoder {
		case models.DecodeYuNet:
			list = append(list, detection.NewYuNet(out(models.RoleScore), out(models.RoleObjectness),
				out(models.RoleBox), out(models.RolePoints), w/stride, stride))
		case models.DecodeSCRFD:
			list = append(list, detection.NewSCRFD(out(models.RoleScore), out(models.RoleBox), out(models.RolePoints), w/stride, stride))
		default:
			list = append(list, detection.Map{Data: out(""), W: w / stride, H: h / stride, Stride: stride})
		}
	}
	return list
}
