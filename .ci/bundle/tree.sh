#!/usr/bin/env bash
# Lays the bundle out in out/bundle/facecue-VERSION-linux-ARCH: the program with the libav of
# libav.sh in it, ONNX Runtime, the plugin, scripts, texts and licences. Prints the folder.
#   .ci/bundle/tree.sh VERSION LDFLAGS
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1 ldflags="$2 -s -w"

libav=$(.ci/bundle/libav.sh)
tree=out/bundle/facecue-$version-linux-$(go env GOARCH)
rm -rf "$tree"
mkdir -p "$tree"/{bin,lib/frei0r-1,licences,share/facecue,docs}

cc -O2 -c packaging/hypot.c -o out/bundle/hypot.o
PKG_CONFIG_PATH=$libav/lib/pkgconfig CGO_LDFLAGS="-O2 -g -L$libav/lib" \
  go build -modfile=go.ffmpeg7.mod -trimpath -ldflags "$ldflags -extldflags '-Wl,--wrap=hypot $PWD/out/bundle/hypot.o'" -o "$tree/bin/facecue" ./cmd/facecue
.ci/plugin.sh "$ldflags"
install -m 644 bin/facecue.so "$tree/lib/frei0r-1/"
FACECUE_ARCH=$(uname -m) .ci/onnxruntime.sh lib
install -m 644 lib/libonnxruntime.so.1 "$tree/lib/"

facecue=$tree/bin/facecue
.ci/bundle/printed.sh "$facecue" "$tree/share"

# Where editors look for their dialogues, and the scripts for players.
mkdir -p "$tree"/share/{kdenlive/effects,shotcut/qml/filters/facecue}
cp contrib/kdenlive/*.xml "$tree/share/kdenlive/effects/"
cp contrib/shotcut/facecue/*.qml "$tree/share/shotcut/qml/filters/facecue/"
git ls-files contrib | grep -v '\.go$' | xargs cp --parents -t "$tree/share/facecue"

git ls-files 'docs/*.md' 'docs/*.png' 'docs/*.jpg' 'docs/*.svg' docs/demo/demo.mp4 docs/demo/LICENCE.md | xargs cp --parents -t "$tree"
cp README.md CHANGELOG.md LICENSE "$tree/"

cp -r "$libav"/licences/* "$tree/licences/"
cp packaging/licences/* "$tree/licences/"
cp "$(go env GOROOT)/LICENSE" "$tree/licences/go.txt"
cp /usr/share/common-licenses/GPL-3 "$tree/licences/GPL-3.txt"
.ci/bundle/parts.sh "$facecue" >out/bundle/parts.tsv
awk -F '\t' '$4 ~ /^Go module/ { print $1, $2 }' out/bundle/parts.tsv | while read -r module module_version; do
  .ci/bundle/modulelicence.sh "$module" "$module_version" >"$tree/licences/$(tr / - <<<"$module").txt"
done
{
  cat packaging/NOTICE
  awk -F '\t' '{ printf "\n%s %s\n  licence: %s\n  source:  %s\n", $1, $2, $3, $4 }' out/bundle/parts.tsv
} >"$tree/NOTICE"
chmod -R u=rwX,go=rX "$tree"
echo "$tree"
