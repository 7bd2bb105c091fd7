package marker

import (
	"fmt"

	"github.com/facecue/facecue/internal/timecode"
)

// xmemlRate is a rate as a whole timebase, divided by 1.001 or not.
func xmemlRate(c timecode.Count) string {
	ntsc := "FALSE"
	if c.NTSC() {
		ntsc = "TRUE"
	}
	return fmt.Sprintf("<rate><timebase>%d</timebase><ntsc>%s</ntsc></rate>", c.Nominal(), ntsc)
}

func xmemlTimecode(c timecode.Count) string {
	return fmt.Sprintf("<timecode>%s<string>%s</string><frame>%d</frame><displayformat>%s</displayformat></timecode>", xmemlRate(c), c.Text(0), c.Start(), tcFormat(c))
}
