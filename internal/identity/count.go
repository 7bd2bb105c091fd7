package identity

import (
	"fmt"
	"strconv"
	"strings"
)

// mostCount bounds the number of people that a user can give.
const mostCount = 1000

// ParseCount reads how many people there are: "2", "1-3", or "" where it is not known.
func ParseCount(text string) (c Count, err error) {
	if text == "" {
		return c, nil
	}
	least, most, isRange := strings.Cut(text, "-")
	if !isRange {
		most = least
	}
	var err1, err2 error
	c.Least, err1 = strconv.Atoi(least)
	c.Most, err2 = strconv.Atoi(most)
	if err1 != nil || err2 != nil || c.Least < 1 || c.Most < c.Least || c.Most > mostCount {
		return Count{}, fmt.Errorf("%q is no number of people: write 2, or 1-3", text)
	}
	return c, nil
}
