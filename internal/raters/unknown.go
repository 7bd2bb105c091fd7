package raters

import (
	"fmt"
	"strings"

	"github.com/facecue/facecue/internal/annotation"
)

// foreign are the labels of one tier that are none of ours, by their first line.
type foreign struct {
	tier  string
	words []string
	lines map[string]int
	times map[string]int
}

// allKnown refuses labels that the dictionary does not have, all of them at once, so that
// they can be translated in one go.
func (d dictionary) allKnown(all []annotation.Interval) error {
	var tiers []*foreign
	byName := map[string]*foreign{}
	for _, v := range all {
		if _, ok := d.label(v.Label); ok {
			continue
		}
		f := byName[v.Tier]
		if f == nil {
			f = &foreign{tier: v.Tier, lines: map[string]int{}, times: map[string]int{}}
			byName[v.Tier], tiers = f, append(tiers, f)
		}
		f.note(v)
	}
	if len(tiers) == 0 {
		return nil
	}
	return fmt.Errorf("these labels are none of ours: %s; say what each means by --label WORD=happiness, or leave it out by --label WORD=%s", listed(tiers), byTier(tiers))
}

// byTier names the way out for a file with tiers for other things.
func byTier(tiers []*foreign) string {
	if tiers[0].tier == "" {
		return ""
	}
	return ", or read other tiers alone by --tier NAME"
}

func (f *foreign) note(v annotation.Interval) {
	if f.times[v.Label]++; f.times[v.Label] == 1 {
		f.words, f.lines[v.Label] = append(f.words, v.Label), v.Line
	}
}

func listed(tiers []*foreign) string {
	var parts []string
	for _, f := range tiers[:min(len(tiers), mostListed)] {
		parts = append(parts, f.String())
	}
	if more := len(tiers) - mostListed; more > 0 {
		parts = append(parts, fmt.Sprintf("and some in %d other tiers", more))
	}
	return strings.Join(parts, "; ")
}

// String is such as "in tier "speech" "hello" (line 4, 2 times), "yes" (line 9)".
func (f *foreign) String() string {
	var words []string
	for _, w := range f.words[:min(len(f.words), mostListed)] {
		text := fmt.Sprintf("%.60q (line %d", w, f.lines[w])
		if n := f.times[w]; n > 1 {
			text += fmt.Sprintf(", %d times", n)
		}
		words = append(words, text+")")
	}
	text := strings.Join(words, ", ")
	if f.tier != "" {
		text = fmt.Sprintf("in tier %.60q ", f.tier) + text
	}
	if more := len(f.words) - mostListed; more > 0 {
		text += fmt.Sprintf(" and %d others", more)
	}
	return text
}
