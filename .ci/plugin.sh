#!/usr/bin/env bash
# Builds bin/facecue.so. The linker exports the frei0r functions only, and binds the library's
# own names to itself, so that a host can load two builds of it.
#   .ci/plugin.sh LDFLAGS
set -euo pipefail
cd "$(dirname "$0")/.."

names=cmd/facecue-frei0r/exports.map
CGO_ENABLED=1 go build -trimpath -buildmode=c-shared \
  -ldflags "${1-} -extldflags '-Wl,-Bsymbolic -Wl,--version-script=$PWD/$names'" \
  -o bin/facecue.so ./cmd/facecue-frei0r
rm -f bin/facecue.h
