// Package lint holds the rules of the code base that no linter knows, as tests.
package lint
