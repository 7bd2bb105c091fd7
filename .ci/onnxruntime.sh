#!/usr/bin/env bash
# Downloads ONNX Runtime to lib/, unless the system has a version that is new enough or lib/ has
# the right one. Every download is checked against a pinned SHA-256 before it is used.
#   .ci/onnxruntime.sh                          for this machine
#   FACECUE_ARCH=aarch64 .ci/onnxruntime.sh DIR   for that processor, to DIR
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.24.1
package_sha=57181cf6e6e711b155c5b942d591fd63ded0b5de5c4922d51fd994e7f6ac2772
lib=${1:-lib}
case $(uname -s)\ ${FACECUE_ARCH:-$(uname -m)} in
  'Linux x86_64')  arch=x64   release=x64     library_sha=53ef1ac028dd1b05554b8da28d9159eb3876f99868193d2aaa6e67f0243c23d4 ;;
  'Linux aarch64') arch=arm64 release=aarch64 library_sha=7954e8bdedb497f830c6a679e818d98399b7f4d81ade1126c3e0be74d28111ab ;;
  *) echo "no ONNX Runtime is pinned for $(uname -sm): install $version or newer and name it in FACECUE_ORT_LIB" >&2; exit 1 ;;
esac

fail() { echo "ONNX Runtime $version: $*" >&2; exit 1; }

matches() { echo "$2  $1" | sha256sum --check --status 2>/dev/null; }

# system_is_new_enough: the version is in the name of the file that the links lead to (Debian and
# Microsoft name it libonnxruntime.so.1.24.1).
system_is_new_enough() {
  local path have
  while read -r path; do
    have=$(basename "$(readlink -f "$path")")
    have=${have#libonnxruntime.so.}
    [[ $have == 1.*.* ]] || continue
    [ "$(printf '%s\n' "$version" "$have" | sort -V | head -n 1)" = "$version" ] && return 0
  done < <(ldconfig -p 2>/dev/null | sed -n 's|.*libonnxruntime\.so[.0-9]* .*=> ||p')
  return 1
}

# install_library FILE: copies the file to the folder under both names, completely or not at all.
install_library() {
  mkdir -p "$lib"
  cp "$1" "$lib/.libonnxruntime.so.1.part"
  chmod 644 "$lib/.libonnxruntime.so.1.part"
  mv -f "$lib/.libonnxruntime.so.1.part" "$lib/libonnxruntime.so.1"
  ln -sfn libonnxruntime.so.1 "$lib/libonnxruntime.so"
}

from_npm() {
  echo "fetching onnxruntime-node@$version (86 MB) for its library" >&2
  (cd "$work" && npm pack --ignore-scripts --loglevel=error "onnxruntime-node@$version" >/dev/null) || fail 'npm pack failed; what npm says is above'
  local package=$work/onnxruntime-node-$version.tgz
  matches "$package" "$package_sha" || fail 'the npm package has another SHA-256 than the pinned one'
  tar -xzf "$package" -C "$work" "package/bin/napi-v6/linux/$arch/libonnxruntime.so.1"
  local library=$work/package/bin/napi-v6/linux/$arch/libonnxruntime.so.1
  matches "$library" "$library_sha" || fail 'the library in the npm package has another SHA-256 than the pinned one'
  install_library "$library"
}

# from_release: Microsoft's archive has another build of the library, with no pinned checksum. The
# user gives the checksum in ORT_SHA256.
from_release() {
  local name=onnxruntime-linux-$release-$version
  local url=https://github.com/microsoft/onnxruntime/releases/download/v$version/$name.tgz
  echo "fetching $url" >&2
  curl -fsSL --retry 3 -o "$work/release.tgz" "$url" || fail "could not fetch $url"
  matches "$work/release.tgz" "$ORT_SHA256" || fail "$name.tgz does not have the SHA-256 in ORT_SHA256"
  tar -xzf "$work/release.tgz" -C "$work"
  install_library "$work/$name/lib/libonnxruntime.so.$version"
  sha256sum lib/libonnxruntime.so.1 | cut -d ' ' -f 1 > "$lib/checked"
}

install_npm() {
  command -v apt-get >/dev/null || return 1
  echo 'installing npm' >&2
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  { "${sudo[@]}" apt-get update &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm; } >/dev/null 2>&1
}

installed() {
  matches "$lib/libonnxruntime.so.1" "$library_sha" ||
    { [ -s "$lib/checked" ] && matches "$lib/libonnxruntime.so.1" "$(cat "$lib/checked")"; }
}

installed && exit 0
[ -z "${FACECUE_ARCH-}" ] && system_is_new_enough && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v npm >/dev/null; then
  from_npm
elif [ -n "${ORT_SHA256-}" ]; then
  from_release
elif install_npm; then
  from_npm
else
  fail "npm is missing. Install npm and run make again; or look up the SHA-256 that GitHub shows for onnxruntime-linux-$release-$version.tgz and run: make deps ORT_SHA256=..."
fi
