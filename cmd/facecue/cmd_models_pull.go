package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/models"
)

// pullCommand is "models pull", the only thing in the program that downloads
// networks, and only when it is called.
func pullCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "pull",
		Usage:     "download the weights of a network that is shipped without them",
		ArgsUsage: "NAME",
		Description: `Shows size, licence and data terms, asks, downloads to $` + models.FolderEnv + ` (else facecue/models in
your folder of settings) and checks the SHA-256. An interrupted download is resumed by the same command.
facecue never downloads a network by itself.

   facecue models pull NAME
   facecue models pull -y NAME`,
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "y", Usage: "do not ask"}},
		OnUsageError: wrongUsage,
		Action:       func(c *cli.Context) error { return pullNamed(c, s) },
	}
}

func pullNamed(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return outcome.Usagef("models pull takes one name; \"facecue models list\" lists them")
	}
	list, err := models.Shipped()
	if err != nil {
		return err
	}
	card, err := shippedCard(list, c.Args().First())
	if err != nil {
		return err
	}
	folder, err := models.UserFolder()
	if err != nil {
		return err
	}
	asks, shows := interactive(s)
	p := pull{streams: s, yes: c.Bool("y"), asks: asks, shows: shows}
	p.puller.Folder = folder
	return p.run(c.Context, card)
}

func shippedCard(list []*models.Card, name string) (*models.Card, error) {
	var names []string
	for _, card := range list {
		if card.Name == name {
			return card, nil
		}
		names = append(names, card.Name)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no model %q to pull: this version ships none without weights", name)
	}
	return nil, fmt.Errorf("no model %q to pull; there are %s", name, strings.Join(names, ", "))
}

// pull is one run of the command.
type pull struct {
	streams
	yes, asks, shows bool // -y; a person can be asked; can be shown progress
	puller           models.Puller
}

func (p pull) run(ctx context.Context, card *models.Card) error {
	if !p.puller.Has(card) {
		if err := p.mayAsk(card); err != nil {
			return err
		}
		whole, err := p.puller.Sized(ctx, card)
		if err != nil {
			return fmt.Errorf("model %s: %w", card.Name, err)
		}
		if err := p.agree(whole); err != nil {
			return err
		}
		card = whole
	}
	if err := p.download(ctx, card); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.out, "--filter '%s'\n", chainWith(card))
	return err
}

// download shows its progress and leaves an empty line behind.
func (p pull) download(ctx context.Context, card *models.Card) error {
	if p.shows {
		p.puller.Progress = pulled(p.err, card.Name)
		defer fmt.Fprint(p.err, "\r\x1b[K")
	}
	_, err := p.puller.Pull(ctx, card)
	return err
}

// chainWith is the default chain with this network instead of the built-in one.
func chainWith(card *models.Card) string {
	name := "classify"
	if card.Kind == models.Detector {
		name = "detect"
	}
	return strings.Replace(filter.DefaultChain, name, name+"=model="+card.Name, 1)
}

// mayAsk refuses a download that no person can confirm.
func (p pull) mayAsk(card *models.Card) error {
	if !p.yes && !p.asks {
		return outcome.Usagef("models pull %s needs a terminal to confirm the download; -y skips the question", card.Name)
	}
	return nil
}

// agree shows what would be downloaded and under which terms.
func (p pull) agree(card *models.Card) error {
	fmt.Fprintf(p.err, "name        %s\nsize        %.1f MB\nlicence     %s\ndata terms  %s\nfrom        %s\nto          %s\n",
		card.Name, float64(card.Size)/1e6, card.Licence, card.DataTerms, card.URL, p.puller.Folder)
	if p.yes {
		return nil
	}
	yes, err := ask(p.in, p.err, "Download? [y/N] ")
	if err == nil && !yes {
		err = errors.New(card.Name + ": not downloaded")
	}
	return err
}

// pulled keeps one line of a terminal up to date, at each percent.
func pulled(out io.Writer, name string) func(done, total int64) {
	last := int64(-1)
	return func(done, total int64) {
		if percent := 100 * done / total; percent != last {
			last = percent
			fmt.Fprintf(out, "\r%s  %.1f of %.1f MB  %d %%\x1b[K", name, float64(done)/1e6, float64(total)/1e6, percent)
		}
	}
}
