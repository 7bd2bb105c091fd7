package run

import (
	"errors"

	"github.com/facecue/facecue/internal/outcome"
)

// notBegun ends a run whose other inputs were not begun.
type notBegun struct{ error }

func (n notBegun) Unwrap() error { return n.error }

// eachInput runs over all inputs; one that fails is reported and does not stop the others.
// A mistake on the command line and a signal stop the run.
func eachInput[T any](inputs []T, env Env, do func(input T) error) error {
	failed := 0
	for _, input := range inputs {
		err := do(input)
		if err == nil {
			continue
		}
		var (
			usage outcome.UsageError
			rest  notBegun
		)
		if len(inputs) == 1 || errors.As(err, &usage) || errors.As(err, &rest) {
			return err
		}
		failed++
		env.Report(err)
	}
	if failed > 0 {
		return outcome.SomeFailed{Failed: failed, All: len(inputs)}
	}
	return nil
}
