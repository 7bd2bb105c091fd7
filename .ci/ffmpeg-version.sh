#!/usr/bin/env bash
# Prints the Go module file for the FFmpeg that pkg-config finds, and says on stderr which one was
# chosen. Fails with one line if no go-astiav, the Go binding, serves that release. Without this
# check the C compiler would print many errors.
#   .ci/ffmpeg-version.sh          go.mod, or the file to give to -modfile
#   .ci/ffmpeg-version.sh quiet    the same without the line on stderr
set -euo pipefail

bundle='"make bundle" makes a program that needs no FFmpeg'
served='facecue builds against FFmpeg 5.1, 7 and 8'

fail() { echo "$*" >&2; exit 1; }

# found LIBRARY: the version of the library's headers; nothing where there are none
found() { pkg-config --modversion "$1" 2>/dev/null || true; }

codec=$(found libavcodec)
case $codec in
  '')      fail "$served; found no libavcodec headers: \"make deps\" installs them, or $bundle" ;;
  59.37.*) release=5.1 file=go.mod ;;
  61.*)    release=7 file=go.ffmpeg7.mod ;;
  62.*)    release=8 file=go.ffmpeg8.mod ;;
  *)       fail "$served; found libavcodec $codec, which no go-astiav serves: point PKG_CONFIG_PATH at another FFmpeg, or $bundle" ;;
esac

# Minor releases of 7 differ in what they can do, so that the line names them: 7.0 has
# libavutil 59.8, 7.1 has 59.39.
case $release-$(found libavutil) in
  7-59.8.*)  release=7.0 ;;
  7-59.39.*) release=7.1 ;;
esac
[ "${1-}" = quiet ] || echo "FFmpeg $release: $file" >&2
echo "$file"
