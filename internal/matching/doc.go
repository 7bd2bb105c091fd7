// Package matching compares the events that two raters cut out of a recording: it pairs events that
// are the same, by their common time or by their onsets, and measures how well the raters agree.
// An event of one rater is paired with one event of the other at most.
package matching
