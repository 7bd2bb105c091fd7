package wording

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/face"
)

// ParsePeople reads numbers such as "2,5".
func ParsePeople(text string) (p face.People, err error) {
	if text == "" {
		return nil, nil
	}
	for _, part := range strings.Split(text, ",") {
		id, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || id < 1 {
			return nil, fmt.Errorf("%q is no person's number", part)
		}
		p = append(p, id)
	}
	return p, nil
}
