#!/usr/bin/env bash
# Stops with one line where FFmpeg is not the release that the Go binding fits,
# before the C compiler has a page to say about it.
set -euo pipefail

found=$(pkg-config --modversion libavcodec 2>/dev/null || echo none)
case $found in
  59.37.*) ;;
  none)
    echo 'facecue needs FFmpeg 5.1 (libavcodec 59); found no libavcodec headers; "make deps" installs them' >&2
    exit 1 ;;
  *)
    echo "facecue needs FFmpeg 5.1 (libavcodec 59); found libavcodec $found; build on Debian 12, or point PKG_CONFIG_PATH at an FFmpeg 5.1" >&2
    exit 1 ;;
esac
