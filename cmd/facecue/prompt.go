package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ask writes a question to a person and reads the answer.
func ask(in io.Reader, out io.Writer, question string) (yes bool, err error) {
	fmt.Fprint(out, question)
	answer, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && err != io.EOF {
		return false, err
	}
	a := strings.ToLower(strings.TrimSpace(answer))
	return a == "y" || a == "yes", nil
}
