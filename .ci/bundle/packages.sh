#!/usr/bin/env bash
# Makes the .deb and the .rpm from the tree of the bundle, in out/bundle.
#   .ci/bundle/packages.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
nfpm=github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2
ARCH=$(go env GOARCH)
TREE=out/bundle/facecue-$1-linux-$ARCH
[ -e "$TREE/bin/facecue" ] || { echo "there is no bundle in $TREE: run make bundle first" >&2; exit 1; }
# A package's version begins with a digit; a commit without a tag sorts before every release.
PACKAGE_VERSION=$(sed -E 's/^v//; /^[0-9]+\.[0-9]/!s/^/0~/; s/-/+/g' <<<"$1")
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export ARCH TREE PACKAGE_VERSION WORK SOURCE_DATE_EPOCH
gzip -9nc "$TREE/share/man/man1/facecue.1" >"$WORK/facecue.1.gz"
for kind in deb rpm; do
  package=out/bundle/facecue-$1-linux-$ARCH.$kind
  go run "$nfpm" package --config packaging/nfpm.yaml --packager $kind --target "$package"
done
