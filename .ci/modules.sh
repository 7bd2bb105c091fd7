#!/usr/bin/env bash
# Writes go.ffmpeg7.mod and go.ffmpeg8.mod, with their .sum files, from go.mod. They differ from it
# in the release of astiav alone, which is bound to a release of FFmpeg. Run it after each change of
# go.mod; a test in internal/test/lint fails where it was forgotten.
#   .ci/modules.sh
set -euo pipefail
cd "$(dirname "$0")/.."

# The newest astiav for each release of FFmpeg. go.mod has v0.16.0, the newest for 5.1.
declare -A astiav=([7]=v0.39.0 [8]=v0.42.0)

for release in "${!astiav[@]}"; do
  file=go.ffmpeg$release.mod
  cp go.mod "$file"
  cp go.sum "go.ffmpeg$release.sum"
  go mod edit -require="github.com/asticode/go-astiav@${astiav[$release]}" "$file"
  go mod tidy -modfile="$file"
done
