package analysis

import (
	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/models"
)

// The cards check a detector's outputs for the channels that its decoder reads. The
// two packages do not import each other; this line compiles if both numbers are equal.
var _ [models.MapChannels]struct{} = [detection.Channels]struct{}{}

// heads reads a detector's outputs, for an input of so many columns, as its card
// says. They see what every later Run gives.
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
