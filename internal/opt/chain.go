package opt

import (
	"errors"
	"fmt"
	"strings"
)

// ErrEmptyItem is returned for a chain with nothing between two commas.
var ErrEmptyItem = errors.New("an empty filter in the chain")

// Item is one filter of a chain. Args is raw: quotes and escapes are kept for
// Set.Parse.
type Item struct{ Name, Args string }

// ParseChain splits "detect=min=24:every=1,track" at unquoted commas.
func ParseChain(text string) (items []Item, err error) {
	for rest, stop := text, byte(','); stop == ','; {
		var raw string
		if raw, rest, stop, err = cut(rest, ","); err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		name, args, _ := strings.Cut(raw, "=")
		name = strings.Trim(name, whitespace)
		if !isName(name) {
			return nil, fmt.Errorf("%q: %w", text, ErrEmptyItem)
		}
		items = append(items, Item{name, trimRaw(args)})
	}
	return items, nil
}

// FormatChain is the inverse of ParseChain.
func FormatChain(items []Item) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = item.Name
		if item.Args != "" {
			parts[i] += "=" + item.Args
		}
	}
	return strings.Join(parts, ",")
}
