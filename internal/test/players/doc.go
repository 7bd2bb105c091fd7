// Package players tests facecue's tracks in players and editors: the ffmpeg program, mpv, VLC,
// Chromium, Shotcut, and MLT, with which Kdenlive and Shotcut render; and its tables in Praat and
// the BIDS validator. The tests have the build tag players. "make test-players" ("make
// test-tables" for the tables) installs the programs and runs the tests.
package players
