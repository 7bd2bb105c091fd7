// Package players holds the tests that show facecue's tracks in the programs
// people watch them with: the ffmpeg program, mpv, VLC, Chromium and MLT, which
// Kdenlive and Shotcut render by; and that read the tables in Praat and the BIDS
// validator. They run under the build tag players ("make test-players", "make
// test-tables" for the tables), which installs those programs.
package players
