package batch

import "strings"

// oneLine is an error without the line breaks that errors.Join sets.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
