package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

// configPlace is the user's file, as help names it.
const configPlace = "~/.config/facecue/config.toml (or $XDG_CONFIG_HOME/facecue/config.toml)"

// readConfig reads the user's file. The name is empty where there is none.
func readConfig() (file, text string, err error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", "", nil // without a home folder there is no file
	}
	file = filepath.Join(folder, "facecue", "config.toml")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", nil
	}
	return file, string(b), err
}

// notInPresets are options of annotate that belong to one run.
var notInPresets = []string{"preset", "y", "n", "progress", "help", "ss", "t", "to"}

// add reads a file of presets. Errors name the file, the line and the key.
func (p *presets) add(file, text string, flags []cli.Flag) error {
	var all map[string]toml.Primitive
	meta, err := toml.Decode(text, &all)
	if err != nil {
		return explained(file, err)
	}
	var tables map[string]map[string]toml.Primitive
	for _, key := range slices.Sorted(maps.Keys(all)) {
		switch key {
		case "default":
			p.usual, err = word(meta, all[key])
		case "preset":
			if meta.PrimitiveDecode(all[key], &tables) != nil || tables == nil {
				err = meta.PrimitiveDecode(all[key], &setting{refused: errors.New("holds tables, such as [preset.lab]")})
			}
		default:
			err = meta.PrimitiveDecode(all[key], &setting{refused: unknownKey(key, []string{"default", "preset"})})
		}
		if err != nil {
			return explained(file, err)
		}
	}
	for name, table := range tables {
		one, err := readPreset(meta, table, flags)
		if err != nil {
			return explained(file, err)
		}
		one.name, one.file = name, file
		p.byName[name] = one
	}
	if _, err := p.find(p.usual); err != nil && p.usual != usualPreset {
		return fmt.Errorf("%s: default: %w", file, err)
	}
	return nil
}

func readPreset(meta toml.MetaData, table map[string]toml.Primitive, flags []cli.Flag) (preset, error) {
	one := preset{values: map[string][]string{}}
	names := presetKeys(flags)
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if key == "help" {
			var err error
			if one.help, err = word(meta, table[key]); err != nil {
				return one, err
			}
			continue
		}
		s := setting{check: checkOf(flags, key)}
		if !slices.Contains(names, key) {
			s.refused = unknownKey(key, append(names, "help"))
		}
		if err := meta.PrimitiveDecode(table[key], &s); err != nil {
			return one, err
		}
		if key == "output" {
			key = "o"
		}
		one.values[key] = s.texts
	}
	return one, nil
}

// word reads a value that is one text.
func word(meta toml.MetaData, value toml.Primitive) (string, error) {
	s := setting{check: func(string) error { return nil }}
	if err := meta.PrimitiveDecode(value, &s); err != nil {
		return "", err
	}
	if len(s.texts) != 1 {
		s.refused = errors.New("is one text")
		return "", meta.PrimitiveDecode(value, &s)
	}
	return s.texts[0], nil
}

// presetKeys are the options that a preset may set; -o is called output.
func presetKeys(flags []cli.Flag) (names []string) {
	for _, f := range flags {
		switch name := f.Names()[0]; {
		case name == "o":
			names = append(names, "output")
		case !slices.Contains(notInPresets, name):
			names = append(names, name)
		}
	}
	return names
}

func unknownKey(key string, names []string) error {
	return fmt.Errorf("no such key%s; there are %s", opt.Suggest(key, names), strings.Join(names, ", "))
}

// setting is the value of an option: a text, a number, a truth value or a list of these.
type setting struct {
	texts   []string
	refused error              // why the key is not taken
	check   func(string) error // of each text
}

// UnmarshalTOML implements toml.Unmarshaler; the library adds line and key to the error.
func (s *setting) UnmarshalTOML(value any) error {
	if s.refused != nil {
		return s.refused
	}
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	for _, v := range list {
		switch v := v.(type) {
		case string:
			s.texts = append(s.texts, v)
		case int64:
			s.texts = append(s.texts, strconv.FormatInt(v, 10))
		case float64:
			s.texts = append(s.texts, strconv.FormatFloat(v, 'g', -1, 64))
		case bool:
			s.texts = append(s.texts, strconv.FormatBool(v))
		default:
			return errors.New("is neither a text, a number, true or false, nor a list of these")
		}
	}
	for _, text := range s.texts {
		if err := s.check(text); err != nil {
			return err
		}
	}
	return nil
}

// checkOf says what is wrong with a value of an option, as far as the value alone tells it.
func checkOf(flags []cli.Flag, key string) func(string) error {
	if key == "output" {
		return func(text string) error { _, err := export.ParseTarget(text); return err }
	}
	if key == "lang" {
		return func(text string) error { _, err := wording.WordsOf(text); return err }
	}
	i := slices.IndexFunc(flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), key) })
	if i < 0 {
		return func(string) error { return nil }
	}
	switch flags[i].(type) {
	case *cli.IntFlag, *cli.Int64Flag:
		return func(text string) error { _, err := strconv.ParseInt(text, 10, 64); return err }
	case *cli.BoolFlag:
		return func(text string) error { _, err := strconv.ParseBool(text); return err }
	}
	return func(string) error { return nil }
}

// explained puts an error of the library into one line of ours.
func explained(file string, err error) error {
	var at toml.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("%s: %w", file, err)
	}
	key := ""
	if at.LastKey != "" {
		key = at.LastKey + ": "
	}
	return fmt.Errorf("%s: line %d: %s%s", file, at.Position.Line, key, at.Message)
}
