package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/processors"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/internal/selfcheck"
	"github.com/facecue/facecue/models"
)

func doctorCommand() *cli.Command {
	return &cli.Command{
		Name:     "doctor",
		Category: categoryMachine,
		Usage:    "say which libraries, models and devices are used, and what is wrong",
		Description: `Prints one line for each thing a run needs, and says whether this machine computes what was
measured: the built-in networks look at a stored picture. Exit status 1 when something is
missing or off.`,
		Flags:  commonFlags(),
		Action: doctor,
	}
}

func doctor(c *cli.Context) error {
	out := c.App.Writer
	fmt.Fprintf(out, "facecue       %s, %s, %s/%s, %d processors\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, processors.Count())
	fmt.Fprintf(out, "libav         %s\n", av.Version())
	library, err := models.Start(c.String("ort-lib"))
	if err != nil {
		fmt.Fprintf(out, "ONNX Runtime  missing\n")
		return err
	}
	fmt.Fprintf(out, "ONNX Runtime  %s, %s (%s)\n", library.Version, library.Path, library.Source)
	return errors.Join(doctorSums(out), doctorModels(out), doctorNumbers(out), doctorDevices(out))
}

// doctorSums says whether 8-bit products are added up exactly.
func doctorSums(out io.Writer) error {
	saturates, err := models.Saturates()
	switch {
	case err != nil:
		fmt.Fprintf(out, "8-bit sums    not known\n")
	case saturates:
		fmt.Fprintf(out, "8-bit sums    saturate on this processor with ONNX Runtime's fast kernels; networks with weights above 64 run with precise kernels\n")
	default:
		fmt.Fprintf(out, "8-bit sums    exact on this processor with ONNX Runtime's fast kernels\n")
	}
	return err
}

func doctorModels(out io.Writer) error {
	registry, err := run.OpenRegistry()
	if err != nil {
		return err
	}
	var all error
	for _, e := range registry.List() {
		word, err := doctorModel(registry, e.Card.Name)
		all = errors.Join(all, err)
		fmt.Fprintf(out, "model         %s, %s, sha256 %s\n", e.Card.Name, word, e.Card.SHA256)
	}
	for _, err := range registry.Skipped() {
		fmt.Fprintf(out, "model         warning: %s; left out\n", outcome.OneLine(err.Error()))
	}
	return all
}

// doctorModel runs a network and says how.
func doctorModel(registry *models.Registry, name string) (word string, err error) {
	if err := registry.Verify(name); err != nil {
		return "damaged", err
	}
	m, err := registry.Open(name)
	if err != nil {
		return "damaged", err
	}
	used, err := kernels(m)
	return "ok, " + used, err
}

// doctorNumbers compares what the built-in networks say with what was measured.
func doctorNumbers(out io.Writer) error {
	off, err := checkNumbers()
	switch {
	case err != nil:
		fmt.Fprintf(out, "numbers       not known\n")
	case len(off) == 0:
		fmt.Fprintf(out, "numbers       this machine computes what was measured\n")
	default:
		fmt.Fprintf(out, "numbers       %s\n", strings.Join(off, "; "))
		err = errors.New("this machine does not compute what was measured; another ONNX Runtime may, named by --ort-lib")
	}
	return err
}

func checkNumbers() (off []string, err error) {
	registry, err := models.NewRegistry()
	if err != nil {
		return nil, err
	}
	networks, err := selfcheck.Open(registry)
	if err != nil {
		return nil, err
	}
	off, err = networks.Check()
	return off, errors.Join(err, networks.Close())
}

func doctorDevices(out io.Writer) error {
	var usable []string
	for _, d := range probedDevices() {
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
