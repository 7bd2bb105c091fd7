package opt

import (
	"fmt"
	"sort"
)

// Registry finds descriptors by name.
type Registry[D any] struct {
	what   string
	name   func(D) string
	byName map[string]D
}

// NewRegistry makes an empty registry. Errors call an entry by the word what; name gives the
// name of an entry.
func NewRegistry[D any](what string, name func(D) string) *Registry[D] {
	return &Registry[D]{what: what, name: name, byName: map[string]D{}}
}

// Add adds an entry. It panics if the name is taken, which is a programming error.
func (r *Registry[D]) Add(d D) {
	name := r.name(d)
	if _, taken := r.byName[name]; taken {
		panic(fmt.Sprintf("%s %q is registered twice", r.what, name))
	}
	r.byName[name] = d
}

// Get finds an entry. The error suggests the name with the most similar spelling.
func (r *Registry[D]) Get(name string) (D, error) {
	d, ok := r.byName[name]
	if !ok {
		return d, fmt.Errorf("no %s %q%s", r.what, name, Suggest(name, r.names()))
	}
	return d, nil
}

// All lists the entries, sorted by name.
func (r *Registry[D]) All() []D {
	var all []D
	for _, name := range r.names() {
		all = append(all, r.byName[name])
	}
	return all
}

func (r *Registry[D]) names() []string {
	names := make([]string, 0, len(r.byName))
	for name := range r.byName {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
