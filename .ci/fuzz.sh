#!/usr/bin/env bash
# Runs every fuzz target of the module for the time given, one after another, and
# goes on after a find. A find fails the run unless it is only to be reported: it is
# an input that nobody had met, in code old or new, and says nothing of one change.
# Its file under testdata fails make test from then on, until it is mended.
#   .ci/fuzz.sh [TIME] [fail|report]
set -euo pipefail

time=${1:-30s} finds=${2:-fail}
targets=0 found=()
for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    targets=$((targets + 1))
    echo "== $package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5s "$package" || found+=("$package $target")
  done
done
if [ "$targets" = 0 ]; then
  echo 'no fuzz target found' >&2
  exit 1
fi
echo "$targets fuzz targets, $time each; with finds: ${#found[@]}"
[ ${#found[@]} = 0 ] && exit 0
printf 'FOUND, keep its input under testdata and mend it: %s\n' "${found[@]}" >&2
[ "$finds" = report ]
