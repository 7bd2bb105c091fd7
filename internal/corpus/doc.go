// Package corpus plans the analysis of many recordings, and remembers what is done. It reads and
// writes files, but no recordings; package batch does the work.
//
// A corpus is a list of entries (Find, ReadList). Each entry is identified by its path, and what was
// done with it by its content, by the settings, and by what made the outputs (Setup).
//
// The manifest is a list of lines (Line), one for each step of one entry. Lines are only appended,
// and each is on the disk before the step that it announces. The state of an entry is its line with
// the greatest number; clocks decide nothing. A line that was torn by a crash, and a line that
// another program wrote, are left out and counted.
//
// Several processes, on one machine or on several, may work with one manifest on a network file
// system. File locks are not reliable there, so two rules replace them. No two processes append to
// one file: each process writes a segment of its own (facecue.batch.jsonl, facecue.batch.2.jsonl and
// so on), and reads all. And a process works on an entry only while it holds the entry's claim: a
// file that is created exclusively (O_EXCL), which NFS does atomically since version 3, as do SMB
// and the file systems of clusters. The holder of a claim writes a new count into it now and then. A
// claim is stale if its holder was a process of this machine that has ended, or if its count stayed
// the same for several minutes by the observer's own monotonic clock. A stale claim is never
// removed before it is replaced: the file of the next generation is created exclusively, so that
// only one process can take it over. The former holder, if it still runs, sees that generation and
// stops. A process that got a claim reads the manifest again, so that it does nothing that was done
// meanwhile. The worst case, a holder that sleeps for minutes, costs work but no output: outputs are
// renamed into place whole, and the same input gives the same bytes.
package corpus
