package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// readArgued reads the list of survivors for which a reason is given: per line the mutant's name,
// a tab, and why no test has to notice it. Lines that begin with # are comments.
func readArgued(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	argued := map[string]string{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		name, why, ok := strings.Cut(text, "\t")
		if !ok || why == "" {
			return nil, fmt.Errorf("%s:%d: no reason is given", path, n)
		}
		argued[name] = why
	}
	return argued, lines.Err()
}
