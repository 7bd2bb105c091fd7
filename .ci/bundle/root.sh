#!/usr/bin/env bash
# Makes the root of a small Debian, for tests, and prints its folder: no compiler, no Go, no
# libav. It is made once and kept; who changes it copies it before.
#   .ci/bundle/root.sh bookworm|trixie [PACKAGE...]
set -euo pipefail
suite=$1
shift
cache=${FACECUE_BUILD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/facecue-build}
root=$cache/root-$(IFS=-; echo "$suite${*:+-$*}")
if [ -e "$root/bin/sh" ]; then echo "$root"; exit 0; fi

[ "$(id -u)" = 0 ] || { echo 'only root can make the root folder of a system: run it as root' >&2; exit 1; }
# shellcheck disable=SC2016 # apt-get replaces $(REPO_URI)
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | grep -v security | sort -u | head -n 1)}
[ -n "$mirror" ] || { echo 'this machine has no mirror of Debian among its apt sources; name one in DEBIAN_MIRROR' >&2; exit 1; }
echo "making a root of Debian $suite${*:+ with $*}, once" >&2
mkdir -p "$cache"
new=$(mktemp -d "$root.XXXX")
trap 'rm -rf "$new"' EXIT
include=()
[ $# = 0 ] || include=(--include="$(IFS=,; echo "$*")")
for pause in 0 5 20; do
  sleep $pause
  rm -rf "$new"
  nice -n 10 debootstrap --variant=minbase "${include[@]}" "$suite" "$new" "$mirror" >"$root.log" 2>&1 && made=yes && break
done
[ -n "${made-}" ] || { tail -n 5 "$root.log" >&2; echo "could not make the root; the log is $root.log" >&2; exit 1; }
rm -f "$new"/var/cache/apt/archives/*.deb "$root.log"
mv "$new" "$root"
trap - EXIT
chmod 755 "$root"
echo "$root"
