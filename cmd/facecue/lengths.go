package main

import (
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/wording"
)

// lengthFlag reads a length of time that is not negative; "" is 0. Minutes may be written as
// 5min beside the forms of opt.ParseDuration.
func lengthFlag(c *cli.Context, flag string) (time.Duration, error) {
	text := c.String(flag)
	if text == "" {
		return 0, nil
	}
	number, minutes := strings.CutSuffix(text, "min")
	d, err := opt.ParseDuration(strings.TrimSpace(number))
	if err == nil && minutes {
		d *= 60
	}
	if err != nil || d < 0 {
		return 0, outcome.Usagef("--%s %s: want a length of time such as 300, 5min, 5:00 or 500ms", flag, text)
	}
	return d, nil
}

// roles reads "patient=patient", "Anna=therapist": by the name of a person.
func roles(list []string) (map[string]string, error) {
	roles := map[string]string{}
	for _, text := range list {
		person, role, ok := strings.Cut(text, "=")
		if !ok || person == "" || role == "" || wording.FitName(role) != role {
			return nil, outcome.Usagef("--role %s: want a person and a role, as Anna=therapist or P1=patient", text)
		}
		roles[person] = role
	}
	return roles, nil
}
