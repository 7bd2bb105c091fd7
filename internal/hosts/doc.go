// Package hosts holds the tests that run the frei0r filter in the programs that
// load it: ffmpeg, melt, GStreamer, and a host of our own that treats it badly.
// They run under the build tag hosts ("make test-plugin"), which installs those
// programs and builds the filter.
package hosts
