package export

import (
	"fmt"
	"log/slog"
	"strings"

	"github.com/facecue/facecue/internal/output"
)

// WarnTorn says that outputs of two runs lie side by side: a run was killed when it
// had given some of its outputs their names and others not.
func (p *Places) WarnTorn(log *slog.Logger) {
	var names []string
	for _, t := range p.All() {
		names = append(names, t.Path)
	}
	if placed, waiting := output.Torn(names...); placed != nil {
		log.Warn(tornText(placed, waiting))
	}
}

func tornText(placed, waiting []string) string {
	text := fmt.Sprintf("a run was ended before it had named all its outputs: %s came from it, others may be older", strings.Join(placed, ", "))
	if waiting != nil {
		text += "; what it left of them is " + strings.Join(waiting, ", ")
	}
	return text
}
