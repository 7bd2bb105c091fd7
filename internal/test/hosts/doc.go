// Package hosts tests the frei0r plugin in the programs that load it: ffmpeg, melt, GStreamer, and
// testdata/host.c, which calls it in unusual ways. The tests have the build tag hosts. "make
// test-plugin" installs the programs, builds the plugin and runs the tests.
package hosts
