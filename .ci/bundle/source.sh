#!/usr/bin/env bash
# Downloads a source package of Debian 13 and unpacks it. apt checks the signatures of Debian's
# archive; the .dsc is checked against a pinned SHA-256 besides, and names those of its files.
#   .ci/bundle/source.sh NAME VERSION SHA256 DIR         DIR must not exist
#   .ci/bundle/source.sh NAME VERSION SHA256 DIR --orig  the archive of the authors without Debian's
#                                                        changes; the SHA-256 is that of the archive
set -euo pipefail
here=$(dirname "$(realpath "$0")")
name=$1 version=$2 sha=$3 dir=$(realpath -m "$4") orig=${5-}
fail() { echo "source package $name $version: $*" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/fetch.sh" trixie "$name" "$version" "$work/files" ${orig:+--tar-only}
pinned=$(find "$work/files" -name '*.dsc')
[ -z "$orig" ] || pinned=$(find "$work/files" -name '*.orig.tar.*')
echo "$sha  $pinned" | sha256sum --check --status || fail "$pinned has the SHA-256 $(sha256sum <"$pinned" | cut -d ' ' -f 1), another than the pinned one"
unpack() {
  if [ -z "$orig" ]; then dpkg-source -x "$pinned" "$work/tree"; else mkdir "$work/tree" && tar -xf "$pinned" -C "$work/tree" --strip-components 1; fi
}
unpack >"$work/log" 2>&1 || { cat "$work/log" >&2; fail 'could not unpack it'; }
mkdir -p "$(dirname "$dir")"
mv "$work/tree" "$dir"
