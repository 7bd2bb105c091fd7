// Package measure computes measures of a person in a window of a session: how long the face
// could be judged, which share of that time it showed each expression, how often states
// began. Time is weighed by how long each frame stands. docs/MEASURES.md defines every
// measure with its source. They are measures of the expression shown, not of the feeling.
package measure
