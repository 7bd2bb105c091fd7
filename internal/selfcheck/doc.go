// Package selfcheck finds out whether this machine computes the same numbers as the one on
// which the networks were measured: it runs the built-in networks on a stored picture and
// compares with stored numbers. The result is cached for each combination of ONNX Runtime,
// processor and networks.
package selfcheck
