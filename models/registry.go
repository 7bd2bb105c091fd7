package models

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/facecue/facecue/internal/opt"
)

// Registry finds networks by name: the built-in ones and those of a user's folders. Several
// goroutines may use it. It reads and checks weights once, so that all sessions of a run
// have the same bytes. It reads the folders only for a name that no built-in network has,
// and to list all networks.
type Registry struct {
	builtIn map[string]source
	folders []string
	load    sync.Once
	cards   *opt.Registry[source]
	skipped []error

	mu     sync.Mutex
	opened map[string]*Model
}

// source is a card and a function that reads its weights.
type source struct {
	card   *Card
	origin string // BuiltIn, or the path of the card
	read   func() ([]byte, error)
}

// BuiltIn is the origin of the networks that are part of the program.
const BuiltIn = "built-in"

// NewRegistry makes a registry of the built-in networks and of every card (*.json) in the
// given folders.
func NewRegistry(folders ...string) (*Registry, error) {
	r := &Registry{
		builtIn: map[string]source{},
		folders: folders,
		cards:   opt.NewRegistry("model", func(s source) string { return s.card.Name }),
		opened:  map[string]*Model{},
	}
	return r, r.addBuiltIn()
}

// all are the cards of the built-in networks and, after the first call, of the folders.
func (r *Registry) all() *opt.Registry[source] {
	r.load.Do(func() {
		for _, folder := range r.folders {
			r.addFolder(folder)
		}
	})
	return r.cards
}

// addFolder adds the cards that can be read, and keeps the errors of the others.
func (r *Registry) addFolder(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		r.skip(fmt.Errorf("listing models: %w", err))
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".json" {
			continue
		}
		s, err := fileSource(filepath.Join(folder, e.Name()))
		if err == nil {
			err = r.add(s)
		}
		if err != nil {
			r.skip(err)
		}
	}
}

func (r *Registry) skip(err error) { r.skipped = append(r.skipped, err) }

// Skipped lists why cards of the folders are left out: they are damaged, or another network
// has their name. Each error names its file.
func (r *Registry) Skipped() []error {
	r.all()
	return r.skipped
}

func (r *Registry) add(s source) error {
	if known, err := r.cards.Get(s.card.Name); err == nil {
		return fmt.Errorf("model %s of %s has a name already taken by %s", s.card.Name, s.origin, known.origin)
	}
	r.cards.Add(s)
	return nil
}

func fileSource(path string) (source, error) {
	data, err := readFile(path, maxCard)
	if err != nil {
		return source{}, fmt.Errorf("model card: %w", err)
	}
	card, err := ParseCard(data)
	if err != nil {
		return source{}, fmt.Errorf("%s: %w", path, err)
	}
	weights := filepath.Join(filepath.Dir(path), card.File)
	read := func() ([]byte, error) { return readFile(weights, card.Size) }
	return source{card, path, read}, nil
}

// Entry is one network in a listing.
type Entry struct {
	Card   *Card
	Origin string // BuiltIn, or the path of the card
}

// List lists all networks, sorted by name.
func (r *Registry) List() []Entry {
	var list []Entry
	for _, s := range r.all().All() {
		list = append(list, Entry{s.card, s.origin})
	}
	return list
}

// Show finds a card by its name or, if name ends in ".json", by its path. It does not read
// the weights.
func (r *Registry) Show(name string) (Entry, error) {
	s, err := r.source(name)
	return Entry{s.card, s.origin}, err
}

func (r *Registry) source(name string) (source, error) {
	if strings.HasSuffix(name, ".json") {
		return fileSource(name)
	}
	if s, ok := r.builtIn[name]; ok {
		return s, nil
	}
	s, err := r.all().Get(name)
	if err != nil && r.skipped != nil {
		err = fmt.Errorf("%w; left out were: %w", err, errors.Join(r.skipped...))
	}
	return s, err
}

// Open reads the weights of a network and checks them against the card. It returns
// ErrChecksum or ErrExternalData for weights that it refuses.
func (r *Registry) Open(name string) (*Model, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m, ok := r.opened[name]; ok {
		return m, nil
	}
	s, err := r.source(name)
	if err != nil {
		return nil, err
	}
	m, err := s.open()
	if err != nil {
		return nil, fmt.Errorf("model %s (%s): %w", s.card.Name, s.origin, err)
	}
	r.opened[name] = m
	return m, nil
}

// Verify opens a network and runs it once on a black picture. It needs a
// started runtime.
func (r *Registry) Verify(name string) error {
	m, err := r.Open(name)
	if err != nil {
		return err
	}
	return m.runOnce()
}
