#!/usr/bin/env bash
# Builds, tests and runs the program with the FFmpeg of this system, for .ci/ffmpeg-roots.sh. Where no
# go-astiav serves it, only the C of internal/av is compiled.
#   .ci/ffmpeg-in-root.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/.."

packages='./internal/av ./internal/frame ./decode ./overlay ./filter ./subtitle ./internal/test/kit'
# Those of the program's own tests that read and write recordings.
tests='^Test(Demo|Overlay|Blur|Soft|Render|Filter|Hole|SameBytes|Timecode|Progressive|OnePerson|Devices)'

.ci/ffmpeg-c.sh
if ! said=$(.ci/ffmpeg-version.sh quiet 2>&1 >/dev/null); then
  echo "$said"
  exit 0
fi
make build VERSION="$1"
make unit PACKAGES="$packages"
GOFLAGS=$(.ci/goflags.sh) go test -count 1 -run '^TestLongStreamCopies$' ./overlay
make unit PACKAGES=./cmd/facecue TESTS="$tests"
.ci/demo.sh docs/demo/demo.mp4
.ci/ffmpeg-records.sh /clips out/ffmpeg/records
