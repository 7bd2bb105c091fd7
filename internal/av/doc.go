// Package av is the one place that calls libav's C directly: it adds to the Go binding,
// astiav, what the binding lacks, and counts what libav allocates. It knows frames,
// packets, streams and containers as libav defines them; it must not know faces,
// recordings' rules, command-line options or what a caller does with a picture.
package av
