#!/usr/bin/env bash
# Downloads axe-core, which checks the accessibility of pages, to lib/axe-core/. The package is
# checked against the SHA-256 below before it is used.
set -euo pipefail
cd "$(dirname "$0")/.."

version=4.14.1
package_sha=e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745
program=package/axe.min.js
folder=lib/axe-core

fail() { echo "axe-core $version: $*" >&2; exit 1; }

[ "$(cat $folder/version 2>/dev/null)" = $version ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "fetching axe-core@$version (1 MB)" >&2
(cd "$work" && npm pack --ignore-scripts --silent "axe-core@$version" >/dev/null) || fail 'npm pack failed; try again later'
echo "$package_sha  $work/axe-core-$version.tgz" | sha256sum --check --status || fail 'the npm package has another SHA-256 than the pinned one'
tar -xzf "$work/axe-core-$version.tgz" -C "$work" "$program"
mkdir -p $folder
cp "$work/$program" $folder/
echo $version > $folder/version
