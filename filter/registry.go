package filter

import "github.com/facecue/facecue/internal/opt"

var registry = opt.NewRegistry("filter", func(d Descriptor) string { return d.Name })

// register is called from the init of each filter's file, which does nothing else: no
// I/O, no models. It panics when a name is registered twice.
func register(d Descriptor) { registry.Add(d) }

// Filters are all kinds of filters, sorted by name.
func Filters() []Descriptor { return registry.All() }

// Lookup finds a kind of filter by its name. The error of an unknown name suggests a
// similar one.
func Lookup(name string) (Descriptor, error) { return registry.Get(name) }
