package filter

import "github.com/facecue/facecue/internal/opt"

var registry = opt.NewRegistry("filter", func(d Descriptor) string { return d.Name })

// register is called from the init of each filter's file, with its descriptor
// and nothing else: no I/O, no models. A name taken twice panics.
func register(d Descriptor) { registry.Add(d) }

// Filters lists every filter by name, for help and for tests of all of them.
func Filters() []Descriptor { return registry.All() }

// Lookup finds a filter; the error suggests a name that is spelled nearly so.
func Lookup(name string) (Descriptor, error) { return registry.Get(name) }
