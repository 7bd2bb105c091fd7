// Command mutants changes one thing at a time in a package and runs the package's own
// tests on each change. A change that no test notices survives: the tests do not say
// that the code has to be so. See "make mutants".
//
// Kept tools of the kind change operators and numbers, but take nothing away; what
// tests fail to notice is mostly something missing: a condition, a call, a limit.
package main
