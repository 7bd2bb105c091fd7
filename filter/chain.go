package filter

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/opt"
)

// DefaultChain is the chain of a run for which the user names no filters.
const DefaultChain = "detect,track,classify,people,speak,smooth"

// Chain is a parsed filter string. It makes filters, it does not run them.
//
// Stateless filters run before the stateful ones, else filters run in the order
// written: a classify written after track still runs before it, and one that reads tracks
// runs right behind track. The result is the same, since neither reads what the other finds. So many workers can share the
// slow stateless filters, while the fast stateful ones see every frame in order.
type Chain struct {
	stateless, stateful []entry
	env                 Env
}

// entry is a filter of a chain with its options.
type entry struct {
	Descriptor
	values opt.Values
}

// off tells that the options of a filter turn it off.
func (e entry) off() bool { return e.Switch != "" && !e.values.Bool(e.Switch) }

// Parse reads a chain such as "detect=min=24,track,classify"; "" is
// DefaultChain. It refuses unknown filters and options, a filter named twice,
// and one whose needs do not run before it. Settings change the options that were parsed,
// in their order.
func Parse(text string, env Env, settings ...Setting) (*Chain, error) {
	if strings.TrimSpace(text) == "" {
		text = DefaultChain
	}
	items, err := opt.ParseChain(text)
	if err != nil {
		return nil, fmt.Errorf("filter chain %q: %w", text, err)
	}
	c := &Chain{env: env}
	for _, item := range items {
		if err := c.add(item); err != nil {
			return nil, fmt.Errorf("filter chain %q: %w", text, err)
		}
	}
	if err := c.checkNeeds(); err != nil {
		return nil, fmt.Errorf("filter chain %q: %w", text, err)
	}
	for _, setting := range settings {
		if err := c.set(setting); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *Chain) add(item opt.Item) error {
	d, err := Lookup(item.Name)
	if err != nil {
		return err
	}
	values, err := d.Options.Parse(item.Args)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Name, err)
	}
	switch e := (entry{d, values}); {
	case d.Stateless:
		c.stateless = append(c.stateless, e)
	case d.Name == "track":
		c.stateful = slices.Insert(c.stateful, c.early(), e)
	case d.Tracking:
		c.stateful = slices.Insert(c.stateful, c.tracked(), e)
	default:
		c.stateful = append(c.stateful, e)
	}
	return nil
}

// early counts the stateful filters before those that run right behind the tracker: where the chain
// names one of these first, the tracker is put before it.
func (c *Chain) early() int {
	if at := slices.IndexFunc(c.stateful, func(e entry) bool { return e.Tracking }); at >= 0 {
		return at
	}
	return len(c.stateful)
}

func (c *Chain) checkNeeds() error {
	var before []string
	for _, e := range c.entries() {
		if slices.Contains(before, e.Name) {
			return fmt.Errorf("%s stands twice", e.Name)
		}
		for _, need := range e.Needs {
			if !slices.Contains(before, need) {
				return fmt.Errorf("%s needs %s before it", e.Name, need)
			}
		}
		before = append(before, e.Name)
	}
	return nil
}

// entries are the filters in the order they run.
func (c *Chain) entries() []entry { return slices.Concat(c.stateless, c.stateful) }

// NewStateless makes an instance of the stateless filters; each worker takes its
// own. A chain without any gives a filter that does nothing.
func (c *Chain) NewStateless() (Filter, error) { return c.build(c.stateless) }

// NewStateful makes the stateful filters, which one goroutine feeds in frame order. Filters
// that change the numbers of people run once people have numbers. The filter that is
// returned closes them.
func (c *Chain) NewStateful(numbers ...Filter) (Filter, error) {
	tracking, err := c.NewTracking()
	if err != nil {
		return nil, err
	}
	rest, err := c.NewAfterTracking(numbers...)
	if err != nil {
		return nil, errors.Join(err, tracking.Close())
	}
	return append(tracking.(composite), rest.(composite)...), nil
}

// NewTracking makes the stateful filters up to the one that gives people numbers, and those that
// compare the faces of a track in successive pictures.
func (c *Chain) NewTracking() (Filter, error) { return c.build(c.stateful[:c.tracked()]) }

// NewWholeTracking is as NewTracking, for results that wait until the recording ends, where a
// track.Judge tells which tracks are people.
func (c *Chain) NewWholeTracking() (Filter, error) {
	whole := *c
	whole.env.Whole = true
	return whole.NewTracking()
}

// NewAfterTracking makes filters that change the numbers of people, which are given, and the
// stateful ones after the one that gives people numbers. The filter that is returned closes
// them.
func (c *Chain) NewAfterTracking(numbers ...Filter) (Filter, error) {
	built, err := c.build(c.stateful[c.tracked():])
	if err != nil {
		return nil, err
	}
	var filters composite
	for _, n := range numbers {
		filters = append(filters, named{"people", n})
	}
	return append(filters, built.(composite)...), nil
}

// tracked counts the stateful filters up to the one that gives people numbers, and those that run
// right behind it; 0 where the chain has none.
func (c *Chain) tracked() int {
	n := 1 + slices.IndexFunc(c.stateful, func(e entry) bool { return e.Name == "track" })
	for n > 0 && n < len(c.stateful) && c.stateful[n].Tracking {
		n++
	}
	return n
}

func (c *Chain) build(entries []entry) (Filter, error) {
	var filters composite
	for _, e := range entries {
		if e.off() {
			continue
		}
		f, err := e.New(e.values, c.env)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", e.Name, err), filters.Close())
		}
		filters = append(filters, named{e.Name, f})
	}
	return filters, nil
}

// String is the chain in the order it runs with every option that differs from
// its default; parsing it gives the same chain.
func (c *Chain) String() string {
	var items []opt.Item
	for _, e := range c.entries() {
		items = append(items, opt.Item{Name: e.Name, Args: e.values.Canonical()})
	}
	return opt.FormatChain(items)
}

// Has tells whether a filter is in the chain and not turned off.
func (c *Chain) Has(name string) bool {
	return slices.ContainsFunc(c.entries(), func(e entry) bool { return e.Name == name && !e.off() })
}

// Values are the parsed options of a filter in the chain, or its defaults.
func (c *Chain) Values(name string) (opt.Values, error) {
	for _, e := range c.entries() {
		if e.Name == name {
			return e.values, nil
		}
	}
	d, err := Lookup(name)
	if err != nil {
		return opt.Values{}, err
	}
	return d.Options.Defaults(), nil
}

// BlockLength is how many frames a worker analyses together.
func (c *Chain) BlockLength() int {
	values, err := c.Values("detect")
	if err != nil || !c.Has("detect") {
		return 1
	}
	return BlockLength(values)
}
