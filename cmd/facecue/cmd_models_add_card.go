package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/models"
)

// asker asks the person at a terminal for what no option says.
type asker struct {
	terminal bool
	in       *bufio.Reader // one for all questions: it reads ahead
	out      io.Writer
}

func newAsker(s streams) asker {
	terminal, _ := interactive(s)
	return asker{terminal, bufio.NewReader(s.in), s.err}
}

// value is the option's, else the answer to a question; without a terminal a
// missing one is an error that names the option.
func (a asker) value(c *cli.Context, option, question, usual string) (string, error) {
	switch {
	case c.String(option) != "":
		return c.String(option), nil
	case !a.terminal && usual == "":
		return "", outcome.Usagef("the network does not say: %s; give --%s", question, option)
	case !a.terminal:
		return usual, nil
	}
	fmt.Fprintf(a.out, "%s [%s]: ", question, usual)
	answer, _ := a.in.ReadString('\n')
	if answer = strings.TrimSpace(answer); answer != "" {
		return answer, nil
	}
	return usual, nil
}

// fillCard completes a draft.
func fillCard(c *cli.Context, ask asker, card *models.Card) (err error) {
	texts := []struct {
		to                      *string
		option, question, usual string
	}{
		{&card.Name, "name", "name to use it by", modelName(card.File)},
		{&card.Input.Channels, "channels", "channels of the input (grey, rgb, bgr)", card.Input.Channels},
		{&card.Licence, "licence", "licence of the weights", "unknown"},
		{&card.Source, "source", "who made it, or where it is from", "unknown"},
	}
	for _, t := range texts {
		if *t.to, err = ask.value(c, t.option, t.question, t.usual); err != nil {
			return err
		}
	}
	if card.Input.Mean, err = numbers(c, ask, "mean", "what is subtracted from 0 to 255", "0"); err != nil {
		return err
	}
	if card.Input.Scale, err = numbers(c, ask, "scale", "what that is multiplied by", "1"); err != nil {
		return err
	}
	card.DataTerms, card.TrainedOn = "unknown", "unknown"
	if card.Kind == models.Expression {
		return fillExpression(c, ask, card)
	}
	return nil
}

// fillExpression adds labels and crop.
func fillExpression(c *cli.Context, ask asker, card *models.Card) error {
	labels, err := ask.value(c, "labels", "expressions of the logits, in their order", "")
	if err != nil {
		return err
	}
	card.Labels = strings.Split(strings.ReplaceAll(labels, " ", ""), ",")
	if side := c.Int("side"); side > 0 {
		card.Input.Width, card.Input.Height = side, side
	}
	card.Temperature, card.Mirror = float32(c.Float64("temperature")), float32(c.Float64("mirror"))
	if margin := c.Float64("margin"); margin >= 0 {
		card.Crop.Margin = margin
		card.Crop.Align = "the square around the box, with a margin"
		return nil
	}
	return alignAsBuiltIn(card)
}

// alignAsBuiltIn wants the landmarks where the built-in network wants them.
func alignAsBuiltIn(card *models.Card) error {
	registry, err := models.NewRegistry()
	if err != nil {
		return err
	}
	own, err := registry.Show(models.DefaultExpression)
	if err != nil {
		return err
	}
	card.Crop.Template, card.Crop.Align = own.Card.Crop.Template, "similarity of the five landmarks to the template"
	return nil
}

// numbers reads one or three.
func numbers(c *cli.Context, ask asker, option, question, usual string) (list models.PerChannel, err error) {
	text, err := ask.value(c, option, question, usual)
	if err != nil {
		return nil, err
	}
	for _, part := range strings.Split(text, ",") {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 32)
		if err != nil {
			return nil, outcome.Usagef("--%s %s: %q is no number", option, text, part)
		}
		list = append(list, float32(v))
	}
	if len(list) != 1 && len(list) != 3 {
		return nil, outcome.Usagef("--%s %s: want one number, or three for the channels", option, text)
	}
	return list, nil
}
