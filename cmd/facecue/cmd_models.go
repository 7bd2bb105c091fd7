package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/models"
)

func modelsCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:     "models",
		Category: categoryMachine,
		Usage:    "list, show, verify, measure, pull and add networks",
		Description: `The networks are part of the program. A network of your own is an ONNX file with a
JSON card beside it, named in a filter: --filter 'detect,track,classify=model=my/card.json,smooth'.`,
		OnUsageError: wrongUsage,
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "name, kind, size and licence of every network", Action: func(c *cli.Context) error { return listModels(c, s) }},
			{Name: "show", Usage: "the card of one network", ArgsUsage: "NAME", Action: showModel},
			{Name: "verify", Usage: "check weights against their cards, run each network once, and name weights that could saturate", ArgsUsage: "[NAME...]",
				Flags: commonFlags(), Action: func(c *cli.Context) error { return verifyModels(c, s) }},
			evalCommand(s), pullCommand(s), addCommand(s),
		},
	}
}

func listModels(c *cli.Context, s streams) error {
	registry, err := run.OpenRegistry()
	if err != nil {
		return err
	}
	warnSkipped(newLogger(s.err, slog.LevelWarn), registry)
	w := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tKIND\tKB\tLICENCE\tFROM")
	for _, e := range registry.List() {
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\n", e.Card.Name, e.Card.Kind, e.Card.Size/1000, e.Card.Licence, e.Origin)
	}
	if err := listShipped(w, registry); err != nil {
		return err
	}
	return w.Flush()
}

// listShipped adds the networks whose weights are not here.
func listShipped(w io.Writer, registry *models.Registry) error {
	cards, err := models.Shipped()
	if err != nil {
		return err
	}
	for _, card := range cards {
		if _, err := registry.Show(card.Name); err != nil {
			fmt.Fprintf(w, "%s\t%s\t-\t%s\tfacecue models pull %s\n", card.Name, card.Kind, card.Licence, card.Name)
		}
	}
	return nil
}

func showModel(c *cli.Context) error {
	if c.NArg() != 1 {
		return outcome.Usagef("models show takes one name; \"facecue models list\" lists them")
	}
	registry, err := run.OpenRegistry()
	if err != nil {
		return err
	}
	e, err := registry.Show(c.Args().First())
	if err != nil {
		e.Card, err = notPulled(c.Args().First(), err)
	} else if m, err := registry.Open(c.Args().First()); err == nil && saturation(m) != "" {
		fmt.Fprintln(c.App.ErrWriter, saturation(m)) // beside the JSON; what is wrong with weights is said by verify
	}
	if err != nil {
		return err
	}
	return writeJSON(c.App.Writer, e.Card)
}

// notPulled is the card of a network whose weights are not here, or the error
// that there is none by that name.
func notPulled(name string, unknown error) (*models.Card, error) {
	cards, err := models.Shipped()
	if err != nil {
		return nil, err
	}
	if card, err := shippedCard(cards, name); err == nil {
		return card, nil
	}
	return nil, unknown
}

// verifyModels checks all networks, also after one that is damaged. Cards that are not
// named on the command line and cannot be read are left out, with a warning.
func verifyModels(c *cli.Context, s streams) error {
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	_, registry, err := env.Networks()
	if err != nil {
		return err
	}
	names := c.Args().Slice()
	if len(names) == 0 {
		warnSkipped(env.Log, registry)
		for _, e := range registry.List() {
			names = append(names, e.Card.Name)
		}
	}
	var all error
	for _, name := range names {
		all = errors.Join(all, verifyModel(c.App.Writer, registry, name))
	}
	return all
}

func verifyModel(out io.Writer, registry *models.Registry, name string) error {
	if err := registry.Verify(name); err != nil {
		return err
	}
	m, err := registry.Open(name)
	if err != nil {
		return err
	}
	used, err := kernels(m)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: weights match the card; the network runs, with %s on this processor\n", name, used)
	if said := saturation(m); said != "" {
		fmt.Fprintln(out, said)
	}
	return nil
}

// warnSkipped says which of the user's cards are left out.
func warnSkipped(log *slog.Logger, registry *models.Registry) {
	for _, err := range registry.Skipped() {
		log.Warn(err.Error() + "; left out")
	}
}
