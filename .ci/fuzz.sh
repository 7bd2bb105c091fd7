#!/usr/bin/env bash
# Runs every fuzz target of the module for TIME, one after another, also after a find. With
# "fail" a find fails the run; with "report" it is only printed, because it may come from
# code that the tested change did not touch. The file of a find under testdata fails make
# test until the code is fixed.
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
printf 'FOUND: commit its input under testdata and fix the code: %s\n' "${found[@]}" >&2
[ "$finds" = report ]
