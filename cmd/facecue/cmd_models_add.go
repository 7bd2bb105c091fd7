package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/models"
)

// addCommand is "models add".
func addCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "make a card for a network of your own and keep both",
		ArgsUsage: "FILE.onnx",
		Description: `Reads the network's inputs and outputs, takes the rest from the options or asks for it,
runs the network once, and copies it with its card to $` + models.FolderEnv + ` (else facecue/models in
your folder of settings).

   facecue models add --labels anger,disgust,fear,happiness,neutral,sadness,surprise \
       --channels rgb --mean 123.7,116.3,103.5 --scale 0.0171,0.0175,0.0174 --margin 0.1 mine.onnx
   facecue models add --channels bgr yunet.onnx
   facecue models add --card mine.json mine.onnx

Detectors with YuNet's or SCRFD's outputs are known; an expression network has one
output of logits, the labels in whatever order. For a network with other outputs, such as
valence, arousal or action units, write a card (docs/CARDS.md) and give it by --card.`,
		Flags:        append(addFlags(), commonFlags()...),
		OnUsageError: wrongUsage,
		Action:       func(c *cli.Context) error { return addModel(c, s) },
	}
}

func addFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "name", Usage: "the `NAME` to use it by; else that of the file"},
		&cli.StringFlag{Name: "card", Usage: "a card that you wrote, `FILE`; the name, length and checksum of the network are filled in"},
		&cli.StringFlag{Name: "labels", Usage: "the expressions of the logits in their order, as `A,B,...`"},
		&cli.StringFlag{Name: "channels", Usage: "grey, rgb or bgr"},
		&cli.StringFlag{Name: "mean", Usage: "what is subtracted from 0 to 255, one `NUMBER` or three"},
		&cli.StringFlag{Name: "scale", Usage: "what that is multiplied by, one `NUMBER` or three"},
		&cli.Float64Flag{Name: "margin", Value: -1, Usage: "crop the box with this margin on each side, in its longer sides; else align the landmarks"},
		&cli.Float64Flag{Name: "temperature", Value: 1, Usage: "what logits are divided by before the softmax"},
		&cli.Float64Flag{Name: "mirror", Usage: "classify the mirror image too where the best score is below `SCORE`, 0 to 1"},
		&cli.IntFlag{Name: "side", Usage: "side of the crop, where the network leaves it open"},
		&cli.StringFlag{Name: "licence", Usage: "of the weights"},
		&cli.StringFlag{Name: "source", Usage: "who made it, or where it is from"},
	}
}

func addModel(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return outcome.Usagef("models add takes one ONNX file")
	}
	if _, err := models.Start(c.String("ort-lib")); err != nil {
		return err
	}
	file := c.Args().First()
	weights, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s: cannot be read", file)
	}
	card, err := cardOf(c, s, file, weights)
	if err != nil {
		return err
	}
	if err := nameFree(card.Name); err != nil {
		return err
	}
	folder, err := models.UserFolder()
	if err != nil {
		return err
	}
	path, err := models.Add(folder, card, weights)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	fmt.Fprintf(s.out, "%s\nuse it: --filter '%s'\n", path, chainWith(card))
	return saySaturation(s.out, path)
}

// cardOf is the card that a person wrote, or one made of what the network and the options say.
func cardOf(c *cli.Context, s streams, file string, weights []byte) (*models.Card, error) {
	if written := c.String("card"); written != "" {
		return writtenCard(c, written, file, weights)
	}
	card, err := models.Draft(filepath.Base(file), weights)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; --card takes a card that says what its outputs are", file, err)
	}
	return card, fillCard(c, newAsker(s), card)
}

// writtenCard reads a card. What other options would say stands in it.
func writtenCard(c *cli.Context, path, file string, weights []byte) (*models.Card, error) {
	for _, name := range []string{"name", "labels", "channels", "mean", "scale", "margin", "temperature", "mirror", "side", "licence", "source"} {
		if c.IsSet(name) {
			return nil, outcome.Usagef("--%s beside --card: write it into the card", name)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	card, err := models.CardFor(text, filepath.Base(file), weights)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return card, nil
}

// saySaturation looks at the weights that were added.
func saySaturation(out io.Writer, card string) error {
	registry, err := run.OpenRegistry()
	if err != nil {
		return err
	}
	m, err := registry.Open(card)
	if err == nil && saturation(m) != "" {
		fmt.Fprintln(out, saturation(m))
	}
	return err
}

// nameFree refuses a name that would hide another network.
func nameFree(name string) error {
	registry, err := run.OpenRegistry()
	if err != nil {
		return err
	}
	if e, err := registry.Show(name); err == nil {
		return fmt.Errorf("there is a network %s already (%s); choose another --name", name, e.Origin)
	}
	return nil
}

// modelName is a file's name without what ONNX files end in.
func modelName(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
}
