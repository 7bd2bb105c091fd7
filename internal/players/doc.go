// Package players holds the tests that show facecue's tracks in the programs
// people watch them with: the ffmpeg program, mpv, VLC, Chromium and MLT, which
// Kdenlive and Shotcut render by. They run under the build tag players ("make
// test-players"), which installs those programs.
package players
