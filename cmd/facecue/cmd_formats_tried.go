package main

import (
	_ "embed"
	"strings"
)

// triedIn is what make test-players showed in which program: lines of format, program
// and version, which UPDATE=1 make test-players writes.
//
//go:embed tried.tsv
var triedIn string

// programNames are the programs as their makers spell them.
var programNames = strings.NewReplacer("bids-validator", "BIDS validator", "chromium", "Chromium", "ffmpeg", "FFmpeg", "firefox", "Firefox", "melt", "MLT", "praat", "Praat", "shotcut", "Shotcut", "vlc", "VLC")

// tried lists the programs in which a format was tried, with their versions.
func tried(format string) string {
	var list []string
	for _, line := range strings.Split(triedIn, "\n") {
		if cells := strings.Split(line, "\t"); len(cells) == 3 && cells[0] == format {
			list = append(list, programNames.Replace(cells[1])+" "+cells[2])
		}
	}
	return strings.Join(list, ", ")
}
