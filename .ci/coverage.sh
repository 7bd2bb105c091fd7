#!/usr/bin/env bash
# Prints which share of each package's statements its own tests run. Fails if a package is
# under LEAST percent. Usage: coverage.sh LEAST PACKAGE...
set -euo pipefail
cd "$(dirname "$0")/.."
least=$1
shift
CGO_ENABLED=0 go test -cover -skip '^TestLong' "$@" | awk -v least="$least" '
  { print }
  /^FAIL/ { bad = 1 }
  match($0, /coverage: [0-9.]+%/) { share = substr($0, RSTART + 10, RLENGTH - 11); if (share + 0 < least) { print "      under " least " %: " $2; bad = 1 } }
  END { exit bad }'
