#!/usr/bin/env bash
# Prints the GOFLAGS of every go command that make runs: those of the user, and the module file for
# the FFmpeg that pkg-config finds. Nothing is added for go.mod, so that Debian 12 needs no flags.
#   .ci/goflags.sh
set -euo pipefail
cd "$(dirname "$0")/.."

flags=$(go env GOFLAGS 2>/dev/null || true)
file=$(.ci/ffmpeg-version.sh quiet 2>/dev/null || echo go.mod) # the target "gate" says what is wrong
case "$file $flags" in
  'go.mod '* | *-modfile=*) ;;
  *) flags="${flags:+$flags }-modfile=$file" ;;
esac
echo "$flags"
