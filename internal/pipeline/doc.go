// Package pipeline moves frames from a source through the filters to the sinks. All
// goroutines that work on frames are started here.
//
// # Stages
//
// A run is one errgroup of one reader, several workers and one collector:
//
//	reader     takes frames from the source and puts each into a free slot
//	workers    run the stateless filters, each with instances of its own, on any slot
//	collector  takes the slots in frame order, runs the stateful filters, feeds the sinks
//
// On Linux the threads of the workers have a lower priority than the decoder's, so that decoding
// goes first and analysis fills the time in which decoding threads wait for one another.
//
// A queue has a fixed number of slots, which bounds the frames in memory. A slot
// belongs to the reader from queue.free on, to a worker from queue.todo on, and to the
// collector from its done channel on.
//
// # Who closes which channel
//
//	queue.todo, queue.order  the reader, when it returns, also when it fails
//	queue.free, slot.done    no stage: their receivers stop by the context
//
// # When a stage fails
//
// Its goroutine returns the error, and the errgroup cancels the context of the run.
// Each wait for a channel also waits for that context, so all other goroutines return:
// a worker after the frame it works on, the reader after the Read it is in. Each
// closes the filters it made or was given. The collector closes the frames that its
// fork still holds, and Run, after all goroutines have returned, those left in slots.
// Run returns the first error.
//
// A source that is cancelled does not fail: the reader ends as at the end of the
// recording, the frames already read pass all stages, and Run returns the source's
// error afterwards.
package pipeline
