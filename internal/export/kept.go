package export

import "strings"

// KeptAs says under which names unfinished outputs are kept.
func KeptAs(names []string, how string) string {
	if len(names) == 0 {
		return "no unfinished output was kept"
	}
	return "kept " + strings.Join(names, ", ") + how
}
