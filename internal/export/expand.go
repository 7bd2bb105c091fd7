package export

import (
	"path/filepath"
	"strings"
)

// expand makes an output name for one input: "{name}" is the input's name
// without folder and extension, "{dir}" its folder, and a bare extension such
// as ".vtt" means "{dir}/{name}.vtt". A pipe is named "stdin".
func expand(pattern, input string) string {
	if input == Pipe {
		input = "stdin"
	}
	if bareExtension(pattern) {
		pattern = "{dir}/{name}" + pattern
	}
	base := filepath.Base(input)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	if name == "" {
		name = base
	}
	return strings.NewReplacer("{name}", name, "{dir}", filepath.Dir(input)).Replace(pattern)
}

// perInput tells that a pattern gives every input an output of its own.
func perInput(pattern string) bool {
	return bareExtension(pattern) || strings.Contains(pattern, "{name}")
}

func bareExtension(pattern string) bool {
	return strings.HasPrefix(pattern, ".") && len(pattern) > 1 && pattern[1] != '.' &&
		!strings.ContainsAny(pattern, "/{")
}
