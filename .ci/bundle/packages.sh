#!/usr/bin/env bash
# Makes the .deb and the .rpm from the tree of the bundle, in out/bundle.
#   .ci/bundle/packages.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
nfpm=github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2
ARCH=$(go env GOARCH)
name=facecue-$1-linux-$ARCH config=$PWD/packaging/nfpm.yaml
[ -e "out/bundle/$name/bin/facecue" ] || { echo "there is no bundle in out/bundle/$name: run make bundle first" >&2; exit 1; }
# A package's version begins with a digit; a commit without a tag sorts before every release.
PACKAGE_VERSION=$(sed -E 's/^v//; /^[0-9]+\.[0-9]/!s/^/0~/; s/-/+/g' <<<"$1")
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export ARCH PACKAGE_VERSION SOURCE_DATE_EPOCH
cd "out/bundle/$name"
gzip -9nc share/man/man1/facecue.1 >../facecue.1.gz
for kind in deb rpm; do GOFLAGS='' go run "$nfpm" package --config "$config" --packager $kind --target "../$name.$kind"; done
