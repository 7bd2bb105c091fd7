// Package page writes one HTML file that shows a session beside its recording, and one that lists sessions: the states and
// scores of each person over time, moments, measures, and tools to name people, take notes and
// rate. The file holds its data, script and style, and needs no other file, server or network;
// its policy (Content Security Policy Level 3) allows none. The recording is named, not included.
package page
