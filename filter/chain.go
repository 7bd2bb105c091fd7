package filter

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// DefaultChain is what runs when the user names no filters.
const DefaultChain = "detect,track,classify,smooth"

// Chain is a parsed filter string. It makes filters, it does not run them.
//
// Stages run stateless ones first, else in the order written: a classify
// written after track still runs before it. The result is the same, since the
// two do not read each other's findings, and many workers can share the heavy
// part while the light part sees every frame in order.
type Chain struct {
	head, tail []link
	env        Env
}

type link struct {
	Descriptor
	values opt.Values
}

// Parse reads a chain such as "detect=min=24,track,classify"; "" is
// DefaultChain. It refuses unknown filters and options, a filter named twice,
// and one whose needs do not run before it.
func Parse(text string, env Env) (*Chain, error) {
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
	if d.Stateless {
		c.head = append(c.head, link{d, values})
	} else {
		c.tail = append(c.tail, link{d, values})
	}
	return nil
}

func (c *Chain) checkNeeds() error {
	var before []string
	for _, l := range c.links() {
		if slices.Contains(before, l.Name) {
			return fmt.Errorf("%s stands twice", l.Name)
		}
		for _, need := range l.Needs {
			if !slices.Contains(before, need) {
				return fmt.Errorf("%s needs %s before it", l.Name, need)
			}
		}
		before = append(before, l.Name)
	}
	return nil
}

func (c *Chain) links() []link { return slices.Concat(c.head, c.tail) }

// NewHead makes a fresh instance of the stateless stages; each worker takes
// its own. Without any it passes frames on.
func (c *Chain) NewHead() (Filter, error) { return c.build(c.head) }

// NewTail makes the stateful stages, which one goroutine feeds in frame order.
func (c *Chain) NewTail() (Filter, error) { return c.build(c.tail) }

func (c *Chain) build(links []link) (Filter, error) {
	var all composite
	for _, l := range links {
		f, err := l.New(l.values, c.env)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("%s: %w", l.Name, err), all.Close())
		}
		all = append(all, named{l.Name, f})
	}
	return all, nil
}

// String is the chain in the order it runs with every option that differs from
// its default; parsing it gives the same chain.
func (c *Chain) String() string {
	var items []opt.Item
	for _, l := range c.links() {
		items = append(items, opt.Item{Name: l.Name, Args: l.values.Canonical()})
	}
	return opt.FormatChain(items)
}

// Has tells whether a filter is in the chain.
func (c *Chain) Has(name string) bool {
	return slices.ContainsFunc(c.links(), func(l link) bool { return l.Name == name })
}

// Values are the parsed options of a filter in the chain, or its defaults.
func (c *Chain) Values(name string) (opt.Values, error) {
	for _, l := range c.links() {
		if l.Name == name {
			return l.values, nil
		}
	}
	d, err := Lookup(name)
	if err != nil {
		return opt.Values{}, err
	}
	return d.Options.Defaults(), nil
}

// Models names the networks the chain uses, in the order they run. It loads
// them, so a missing or damaged one is refused before the first frame.
func (c *Chain) Models() ([]face.ModelRef, error) {
	var refs []face.ModelRef
	for _, l := range c.links() {
		if l.Model == "" {
			continue
		}
		m, err := c.env.Models.Open(l.values.String(l.Model))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.Name, err)
		}
		refs = append(refs, m.Ref())
	}
	return refs, nil
}
