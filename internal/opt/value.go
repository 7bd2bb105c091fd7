package opt

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrValue is wrapped by every error about an option's value.
var ErrValue = errors.New("wrong value")

// parse reads one value of the option's kind and checks its range.
func (o Option) parse(text string) (value any, err error) {
	switch o.Kind {
	case Int:
		value, err = strconv.Atoi(text)
	case Float:
		value, err = parseFloat(text)
	case Bool:
		value, err = parseBool(text)
	case Duration:
		value, err = ParseDuration(text)
	case Choice:
		value = text
		if !slices.Contains(o.Choices, text) {
			err = fmt.Errorf("is none of %s", strings.Join(o.Choices, ", "))
		}
	default:
		value = text
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %s=%s: %s", ErrValue, o.Name, text, reason(o.Kind, err))
	}
	return value, o.inRange(text, value)
}

func reason(k Kind, err error) string {
	if errors.Is(err, strconv.ErrSyntax) || errors.Is(err, strconv.ErrRange) {
		return "is not a " + k.String() + " value"
	}
	return err.Error()
}

func (o Option) inRange(text string, value any) error {
	if o.Min == o.Max {
		return nil
	}
	var n float64
	switch v := value.(type) {
	case int:
		n = float64(v)
	case float64:
		n = v
	case time.Duration:
		n = v.Seconds()
	}
	if n < o.Min || n > o.Max {
		return fmt.Errorf("%w: %s=%s: must be from %g to %g", ErrValue, o.Name, text, o.Min, o.Max)
	}
	return nil
}

func parseFloat(text string) (float64, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err == nil && (math.IsNaN(f) || math.IsInf(f, 0)) {
		err = strconv.ErrRange
	}
	return f, err
}

func parseBool(text string) (bool, error) {
	switch text {
	case "1", "true", "yes", "on", "y":
		return true, nil
	case "0", "false", "no", "off", "n":
		return false, nil
	}
	return false, strconv.ErrSyntax
}
