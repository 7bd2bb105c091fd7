package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/models"
)

// fastFlag is --fast, for whoever has a thousand hours.
func fastFlag() cli.Flag {
	return &cli.BoolFlag{Name: "fast", Usage: "find faces in about half the time, with a few more that are none; the same as detect=model=" + models.FastDetector}
}

// withFast sets the fast detector in a chain.
func withFast(chain string, wanted bool) (string, error) {
	if !wanted {
		return chain, nil
	}
	return withOption(chain, "detect", "model", models.FastDetector, "--fast")
}
