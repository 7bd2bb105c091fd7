package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/models"
)

func doctorCommand() *cli.Command {
	return &cli.Command{
		Name:        "doctor",
		Usage:       "say which libraries, models and devices are used, and what is wrong",
		Description: "Prints one line for each thing a run needs. Exit status 1 when one is missing.",
		Flags:       commonFlags(),
		Action:      doctor,
	}
}

func doctor(c *cli.Context) error {
	out := c.App.Writer
	fmt.Fprintf(out, "facecue       %s, %s, %s/%s, %d processors\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	fmt.Fprintf(out, "libav         %s\n", decode.Version())
	library, err := models.Start(c.String("ort-lib"))
	if err != nil {
		fmt.Fprintf(out, "ONNX Runtime  missing\n")
		return err
	}
	fmt.Fprintf(out, "ONNX Runtime  %s, %s (%s)\n", library.Version, library.Path, library.Source)
	return errors.Join(doctorModels(out), doctorDevices(out))
}

func doctorModels(out io.Writer) error {
	registry, err := openRegistry()
	if err != nil {
		return err
	}
	var all error
	for _, e := range registry.List() {
		word := "ok"
		if err := registry.Verify(e.Card.Name); err != nil {
			word, all = "damaged", errors.Join(all, err)
		}
		fmt.Fprintf(out, "model         %s, %s, sha256 %s\n", e.Card.Name, word, e.Card.SHA256)
	}
	return all
}

func doctorDevices(out io.Writer) error {
	var usable []string
	for _, d := range decode.Devices() {
		if d.Err == nil {
			usable = append(usable, d.Name)
		}
	}
	if len(usable) == 0 {
		usable = []string{"none; decoding in software"}
	}
	_, err := fmt.Fprintf(out, "devices       %s\n", strings.Join(usable, ", "))
	return err
}
