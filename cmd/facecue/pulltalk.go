package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/models"
)

// mayAsk wants somebody to agree, before anything is sent.
func (p pull) mayAsk(card *models.Card) error {
	if !p.yes && !p.asks {
		return usagef("models pull %s asks before it downloads, and here is no terminal to ask at; -y downloads without", card.Name)
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
	fmt.Fprint(p.err, "Download? [y/N] ")
	yes, err := answeredYes(p.in)
	if err == nil && !yes {
		err = errors.New(card.Name + ": not downloaded")
	}
	return err
}

func answeredYes(in io.Reader) (bool, error) {
	answer, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && err != io.EOF {
		return false, err
	}
	a := strings.ToLower(strings.TrimSpace(answer))
	return a == "y" || a == "yes", nil
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
