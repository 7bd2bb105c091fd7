// Package comparison compares what several raters say of the people of a recording: it lays their
// tracks on common units of time, which all of them judged, and measures how well they agree, over
// time and by events.
package comparison
