package export

import (
	"path/filepath"
	"strings"
)

// Source is an input as the names of its outputs are made of it.
type Source struct {
	Input    string
	Relative string // its folder below the folder that was searched
	To       string // the folder of all outputs, which mirrors the searched one; "" for none
}

// Expand makes an output name for one input of many. {name} is the input's name without folder and
// extension, {ext} its extension without the point, {relative} its folder below the folder that was
// searched, and {dir} its folder, or below To the folder that mirrors it. A bare extension such as
// ".vtt" means {dir}/{name}.vtt. Other names are below To.
func (s Source) Expand(pattern string) string {
	if bareExtension(pattern) {
		pattern = "{dir}/{name}" + pattern
	}
	dir := filepath.Dir(s.Input)
	if s.To != "" {
		dir = filepath.Join(s.To, s.Relative)
		if !strings.HasPrefix(pattern, "{dir}") && !filepath.IsAbs(pattern) {
			pattern = "{to}/" + pattern
		}
	}
	base := filepath.Base(s.Input)
	ext := filepath.Ext(base)
	name := strings.TrimSuffix(base, ext)
	if name == "" {
		name = base
	}
	return filepath.Clean(strings.NewReplacer("{name}", name, "{dir}", dir, "{ext}", strings.TrimPrefix(ext, "."), "{relative}", s.Relative, "{to}", s.To).Replace(pattern))
}
