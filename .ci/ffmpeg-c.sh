#!/usr/bin/env bash
# Compiles the C of internal/av alone against FFmpeg's headers, with warnings as errors.
#   .ci/ffmpeg-c.sh
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
for file in internal/av/*.go; do
  # The comment before import "C" is the C of the file.
  awk '/^\/\*$/ { text = ""; inside = 1; next } /^\*\/$/ { inside = 0; next } inside { text = text $0 "\n" } /^import "C"/ { printf "%s", text }' \
    "$file" | grep -v '^#cgo' >"$work/part.c" || continue
  n=$((n + 1))
  gcc -std=gnu11 -Wall -Werror -Wno-unused-function -Wno-deprecated-declarations -fsyntax-only -Iinternal/av \
    $(pkg-config --cflags libavcodec libavformat libavfilter libavutil libswscale) "$work/part.c" ||
    { echo "the C of $file does not compile against libavcodec $(pkg-config --modversion libavcodec)" >&2; exit 1; }
done
[ "$n" -gt 10 ] || { echo "found C in only $n files of internal/av" >&2; exit 1; }
echo "the C of $n files compiles against libavcodec $(pkg-config --modversion libavcodec)"
