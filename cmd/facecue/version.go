package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/models"
)

// version is set by the linker.
var version = "dev"

// printVersion shows the versions of everything that shapes the output.
func printVersion(c *cli.Context) {
	fmt.Fprintf(c.App.Writer, "facecue %s\n%s\n", version, av.Version())
	if library, err := models.Start(""); err == nil {
		fmt.Fprintf(c.App.Writer, "ONNX Runtime %s\n", library.Version)
	} else {
		fmt.Fprintln(c.App.Writer, "ONNX Runtime not found; \"make deps\" installs it")
	}
	registry, err := run.OpenRegistry()
	if err != nil {
		return
	}
	for _, e := range registry.List() {
		fmt.Fprintf(c.App.Writer, "%s %.12s\n", e.Card.Name, e.Card.SHA256)
	}
}
