// Package selfcheck tells whether this machine computes what was measured: it runs the
// built-in networks on a stored picture and compares with stored numbers. The answer is
// kept in the user's cache for the library, the processor and the networks it holds for.
package selfcheck
