#!/usr/bin/env bash
# Downloads the BIDS validator to lib/bids-validator/, one file with all its dependencies. The
# package is checked against the SHA-256 below before it is used.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.14.14
package_sha=6c16ab1e1849dbdbda15052622335aa4a9029f4bd056cf15340671ba5dde00ac
program=package/dist/commonjs/cli.js
folder=lib/bids-validator

fail() { echo "BIDS validator $version: $*" >&2; exit 1; }

[ "$(cat $folder/version 2>/dev/null)" = $version ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "fetching bids-validator@$version (16 MB)" >&2
(cd "$work" && npm pack --ignore-scripts --silent "bids-validator@$version" >/dev/null) || fail 'npm pack failed; try again later'
echo "$package_sha  $work/bids-validator-$version.tgz" | sha256sum --check --status || fail 'the npm package has another SHA-256 than the pinned one'
tar -xzf "$work/bids-validator-$version.tgz" -C "$work" "$program"
mkdir -p $folder
cp "$work/$program" $folder/cli.js
echo $version > $folder/version
