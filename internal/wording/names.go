package wording

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Names are what the people of a recording are called in outputs, by number.
type Names map[int]string

// Of is a person's name; P1, P2 where none was given.
func (n Names) Of(id int) string {
	if name, ok := n[id]; ok {
		return name
	}
	return "P" + strconv.Itoa(id)
}

// mostName bounds a name, in letters.
const mostName = 40

// ParseNames reads "1=patient", "2=therapist". A name has letters, digits, spaces
// and - _ . ' only, so that no output takes a part of it for markup.
func ParseNames(list []string) (Names, error) {
	names := Names{}
	for _, text := range list {
		number, name, ok := strings.Cut(text, "=")
		id, err := strconv.Atoi(strings.TrimSpace(number))
		if name = strings.TrimSpace(name); !ok || err != nil || id < 1 || name == "" {
			return nil, fmt.Errorf("%q: want a person's number and a name, as 1=patient", text)
		}
		if name, err = ParseName(name); err != nil {
			return nil, err
		}
		if _, twice := names[id]; twice {
			return nil, fmt.Errorf("person %d is named twice", id)
		}
		names[id] = name
	}
	return names, nil
}

// ParseName checks a name or a role; the empty one is allowed.
func ParseName(text string) (string, error) {
	name := strings.TrimSpace(text)
	if len([]rune(name)) > mostName || strings.ContainsFunc(name, unfit) {
		return "", fmt.Errorf("%q: a name is made of letters, digits, spaces and the signs - _ . ' and has %d at most", name, mostName)
	}
	return name, nil
}

func unfit(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" -_.'’", r)
}

// FitName is the nearest name that outputs allow to the name of a person elsewhere; it
// may be empty.
func FitName(text string) string {
	fit := []rune(strings.TrimSpace(strings.Map(func(r rune) rune {
		if unfit(r) {
			return '_'
		}
		return r
	}, text)))
	return string(fit[:min(len(fit), mostName)])
}
