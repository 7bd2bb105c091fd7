// Package batch works through a corpus that package corpus planned. The recordings are analysed by
// worker processes, so that a crash of a library in one damaged recording ends that recording and
// not the batch. A worker analyses one recording after the other: it reads jobs (Order), a line of
// JSON each, from its standard input, and writes what happens (Report) to its descriptor 3. Where
// standard input ends, the process that started it has ended, and the worker ends as well.
package batch
