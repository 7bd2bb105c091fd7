// Package portrait chooses the faces by which people tell who a person of a recording is: some
// of each person, spread over the time for which the person is seen, each of the best quality
// around. It reads no pictures; package still cuts them out.
package portrait
