package av

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if left := Allocated(); left != (Counts{}) {
		fmt.Fprintf(os.Stderr, "not freed: %+v\n", left)
		code = 1
	}
	os.Exit(code)
}
