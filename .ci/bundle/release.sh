#!/usr/bin/env bash
# Puts what a release has into out/release/VERSION: the bundle, the packages, facecue's source, the
# sources of the libraries under the GPL, the SBOM, the notes from CHANGELOG.md, and the SHA-256
# of them all.
#   .ci/bundle/release.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1
case $version in *-dirty) echo 'there are changes that are not committed: a release is made from a commit' >&2; exit 1 ;; esac
name=facecue-$version-linux-$(go env GOARCH)
release=out/release/$version
rm -rf "$release"
mkdir -p "$release"

cp "out/bundle/$name".{tar.gz,deb,rpm} "$release/"
git archive --prefix="facecue-$version/" HEAD | gzip -9n >"$release/facecue-$version-source.tar.gz"
.ci/bundle/sources.sh "$release/facecue-$version-libraries-source.tar"
python3 packaging/sbom.py "$version" "$release/$name.tar.gz" out/bundle/parts.tsv "$(git log -1 --format=%ct)" >"$release/facecue-$version.spdx.json"
# The section of the version, or of what is not released yet.
for section in "${version#v}" Unreleased; do
  awk -v section="$section" '/^## / { inside = $2 == section; next } inside' CHANGELOG.md >"$release/NOTES.md"
  ! grep -q . "$release/NOTES.md" || break
done
grep -q . "$release/NOTES.md" || { echo "CHANGELOG.md has no section of $version and none of what is unreleased" >&2; exit 1; }
(cd "$release" && sha256sum -- * >../SHA256SUMS && mv ../SHA256SUMS . && sha256sum --check --quiet SHA256SUMS)
ls -l "$release" | awk 'NR > 1 { print $5, $9 }'
