#!/usr/bin/env bash
# Fails with one line if FFmpeg is not the release that the Go binding needs. Without this
# check the C compiler would print many errors.
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
