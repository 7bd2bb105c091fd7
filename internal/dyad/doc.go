// Package dyad measures two people of a session together: how much of the time both show an
// expression, against chance; who answers whom; how their scores move together, at which lag.
// Every measure stands beside what surrogates give, in which the two cannot have influenced
// each other. docs/MEASURES.md has the definitions with their sources.
package dyad
