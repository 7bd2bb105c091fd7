// Package moments ranks the events of a session by a score whose parts are all given: how far
// the face left the person's own baseline, how fast, how rare the expression is for the
// person, whether the other person shows it too. A high score says that a stretch is worth a
// look; it does not say that it mattered to anybody. docs/MEASURES.md defines the parts.
package moments
