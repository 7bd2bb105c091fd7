package main

import "errors"

// eachInput runs over all inputs, however they are given; one that fails does not stop
// the others. A mistake on the command line does, for it would be said of each.
func eachInput[T any](inputs []T, s streams, do func(input T) error) error {
	failed := 0
	for _, input := range inputs {
		err := do(input)
		if err == nil {
			continue
		}
		var usage usageError
		if len(inputs) == 1 || errors.As(err, &usage) {
			return err
		}
		failed++
		report(s.err, err)
	}
	if failed > 0 {
		return someFailed{failed, len(inputs)}
	}
	return nil
}
