package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/wording"
)

func peopleFlag() cli.Flag {
	return &cli.StringFlag{Name: "people", Usage: "how many people there are, as `2` or 1-3; or who is who, from a table: names, numbers that are one person, what is no person; \"facecue people\" makes one"}
}

func nameFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "name", Usage: "what a person is called, as `1=patient`; may be given several times; numbers of one name are one person"}
}

// peopleOf reads what the command line says of people; inputs is how many recordings it
// is said of.
func peopleOf(c *cli.Context, inputs int) (p export.People, err error) {
	if p.Sheet, err = sheet(c, inputs); err != nil {
		return p, err
	}
	p.Names = p.Sheet.Names()
	if p.Ignore, err = ignored(c.String("ignore"), p.Sheet); err != nil {
		return p, outcome.Usagef("--ignore: %w", err)
	}
	if p.Only, err = export.ParseOnly(c.String("only")); err != nil {
		return p, err
	}
	p.PerPerson = c.Bool("per-person")
	p.Words, err = labelWords(c)
	return p, err
}

// sheet is the sheet of --people with the names of --name.
func sheet(c *cli.Context, inputs int) (*people.Sheet, error) {
	names, err := wording.ParseNames(c.StringSlice("name"))
	if err != nil {
		return nil, outcome.Usagef("--name: %w", err)
	}
	file := c.String("people")
	if isCount(file) {
		if !analyses(c.Command.Name) {
			return nil, outcome.Usagef("--people %s: a record has the numbers of its people; analyse the recording again with it, or give a table", file)
		}
		file = ""
	}
	if file != "" && inputs > 1 {
		return nil, outcome.Usagef("--people %s: numbers of people are those of one recording; give one input", file)
	}
	s, err := readSheet(file)
	if err != nil {
		return nil, err
	}
	if s, err = s.WithNames(names); err != nil {
		return nil, outcome.Usagef("--name: %w", err)
	}
	return s, nil
}

// analyses tells commands that join tracks to people from those that read records.
func analyses(command string) bool {
	return command == "annotate" || command == "filter" || command == "batch"
}

// isCount tells how many people there are from the name of a table.
func isCount(text string) bool {
	_, err := identity.ParseCount(text)
	return text != "" && err == nil
}

// readSheet reads a file of --people; the name "" gives the sheet that says nothing.
func readSheet(file string) (*people.Sheet, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("--people: %w", err)
	}
	defer f.Close()
	s, err := people.Read(f)
	if err != nil {
		return nil, outcome.Usagef("--people %s: %w", file, err)
	}
	return s, nil
}

// ignored are the people of the sheet who are left out, and those of a list of numbers and
// names such as "2,therapist".
func ignored(text string, s *people.Sheet) (face.People, error) {
	ignored := s.Ignored()
	if text == "" {
		return ignored, nil
	}
	for _, part := range strings.Split(text, ",") {
		if number, ok := s.Numbered(strings.TrimSpace(part)); ok {
			ignored = append(ignored, number)
			continue
		}
		numbers, err := wording.ParsePeople(part)
		if err != nil {
			return nil, err
		}
		for _, n := range numbers {
			ignored = append(ignored, s.Whole(n))
		}
	}
	return ignored, nil
}
