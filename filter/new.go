package filter

// New makes one filter with options as a chain writes them, for callers that run filters
// one by one.
func New(env Env, name, options string) (Filter, error) {
	d, err := Lookup(name)
	if err != nil {
		return nil, err
	}
	values, err := d.Options.Parse(options)
	if err != nil {
		return nil, err
	}
	return d.New(values, env)
}
