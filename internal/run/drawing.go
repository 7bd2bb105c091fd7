package run

import (
	"fmt"
	"slices"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/overlay"
)

// Drawing is the name under which the overlay's drawing stands in the chain of
// the filter command. It is no filter: those write findings and leave pixels
// alone, so that they need to know no pixel format and may run in any number.
// Drawing is done once, by the sink that holds the picture; here it is only
// spelled as people who use FFmpeg would look for it.
const Drawing = "draw"

// DrawingHelp says what it is, for lists of filters.
const DrawingHelp = "of `facecue filter`, last in the chain: draw what was found"

// splitDrawing takes the drawing off the end of a chain. Without one nothing is
// drawn.
func splitDrawing(text string) (chain string, draw opt.Values, err error) {
	items, err := opt.ParseChain(text)
	if err != nil {
		return "", draw, fmt.Errorf("filter chain %q: %w", text, err)
	}
	at := slices.IndexFunc(items, func(i opt.Item) bool { return i.Name == Drawing })
	args := "box=0:label=0:bars=0"
	switch {
	case at >= 0 && at < len(items)-1:
		return "", draw, fmt.Errorf("filter chain %q: %s stands last: it shows what the others found", text, Drawing)
	case at == 0:
		return "", draw, fmt.Errorf("filter chain %q: %s needs detect before it", text, Drawing)
	case at > 0:
		args, items = items[at].Args, items[:at]
	}
	if draw, err = overlay.DrawOptions().Parse(args); err == nil {
		err = overlay.CheckDrawOptions(draw)
	}
	if err != nil {
		return "", draw, fmt.Errorf("filter chain %q: %s: %w", text, Drawing, err)
	}
	return opt.FormatChain(items), draw, nil
}

// checkHiding refuses to hide faces that the tracker does not follow: a face that the
// detector misses in one frame would show.
func checkHiding(chain *filter.Chain, draw opt.Values, ignored int) error {
	if (draw.String("style") == "blur" || ignored > 0) && !chain.Has("track") {
		return fmt.Errorf("hiding faces needs track in the chain, so that one that is missed for a moment stays hidden")
	}
	return nil
}
