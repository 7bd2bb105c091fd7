// Package research compares our statistics with those of R's packages, which it runs. The tests have
// the build tag research. "make test-research" installs R and the packages and runs the tests.
package research
