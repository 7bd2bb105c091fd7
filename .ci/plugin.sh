#!/usr/bin/env bash
# Builds bin/facecue.so. The linker is told to export the frei0r functions alone
# and to bind the library's own names to itself, so that a host may load two
# builds of it.
#   .ci/plugin.sh LDFLAGS
set -euo pipefail
cd "$(dirname "$0")/.."

names=cmd/facecue-frei0r/exports.map
CGO_ENABLED=1 go build -trimpath -buildmode=c-shared \
  -ldflags "${1-} -extldflags '-Wl,-Bsymbolic -Wl,--version-script=$PWD/$names'" \
  -o bin/facecue.so ./cmd/facecue-frei0r
rm -f bin/facecue.h
