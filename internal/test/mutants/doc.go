// Command mutants changes one thing at a time in a package and runs the package's own tests on
// each changed package, a mutant. A mutant that passes all tests survives: no test needs the
// changed code. See "make mutants".
//
// Maintained tools change operators and numbers but remove nothing, and most survivors are
// removals: of a condition, a call, a limit.
package main
