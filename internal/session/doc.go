// Package session holds what a record says of the people of a recording: the faces of each
// person frame by frame with the time that each frame stands for, and the person's events.
// It is what measures of sessions, of two people together and of moments are computed from.
package session
