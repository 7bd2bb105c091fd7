// Package lint tests rules of the code base that linters do not check: imports, fused multiply-add,
// install targets.
package lint
