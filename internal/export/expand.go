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
	name := stem(input)
	return strings.NewReplacer("{name}", name, "{dir}", folderOf(input)).Replace(pattern)
}

// stem is the name of a file without folder and extension.
func stem(file string) string {
	base := filepath.Base(file)
	if name := strings.TrimSuffix(base, filepath.Ext(base)); name != "" {
		return name
	}
	return base
}

// recordingName is what tables call a recording; empty for a pipe.
func recordingName(file string) string {
	if file == "" || file == Pipe {
		return ""
	}
	return stem(file)
}

// folderOf is the folder of an input; that of an address on a network is the working folder.
func folderOf(input string) string {
	if strings.Contains(input, "://") {
		return "."
	}
	return filepath.Dir(input)
}

// In is a target in a folder: one whose name says no other folder than the input's.
func (t Target) In(folder string) Target {
	switch folder = filepath.Clean(folder); {
	case t.Pattern == Pipe:
	case bareExtension(t.Pattern):
		t.Pattern = filepath.Join(folder, "{name}") + t.Pattern
	case strings.HasPrefix(t.Pattern, "{dir}/"):
		t.Pattern = filepath.Join(folder, strings.TrimPrefix(t.Pattern, "{dir}/"))
	case !strings.Contains(t.Pattern, "/"):
		t.Pattern = filepath.Join(folder, t.Pattern)
	}
	return t
}

// perInput tells that a pattern gives every input an output of its own.
func perInput(pattern string) bool {
	return bareExtension(pattern) || strings.Contains(pattern, "{name}")
}

func bareExtension(pattern string) bool {
	return strings.HasPrefix(pattern, ".") && len(pattern) > 1 && pattern[1] != '.' &&
		!strings.ContainsAny(pattern, "/{")
}
