#!/usr/bin/env bash
# Tests the packages: installs them in roots without network, runs the main job, removes them, and
# sees that no file is left. The .rpm is installed by rpm in a root of Debian 12, without its
# dependencies, whose names are Fedora's.
#   .ci/bundle/test-packages.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
name=facecue-$1-linux-$(go env GOARCH)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# try WHAT ROOT INSTALL REMOVE: INSTALL and REMOVE are commands inside the root
try() {
  local what=$1 root=$work/$1 inside
  cp -a "$2" "$root"
  cp "out/bundle/$name.${what##*.}" docs/demo/demo.mp4 "$root/tmp/"
  inside=(.ci/bundle/inside.sh "$root" sh -euc)
  # What a package manager writes of its own is not compared.
  listing() { (cd "$root" && find usr opt etc ! -path 'usr/lib/sysimage*' ! -path '*/.build-id*' | sort); }
  listing >"$work/before"
  "${inside[@]}" "$3"
  "${inside[@]}" 'cd /tmp; facecue annotate demo.mp4 -o demo.srt -o demo.mkv; facecue doctor; test -s demo.srt -a -s demo.mkv' >"$work/log" 2>&1 ||
    { cat "$work/log"; echo "FAIL  $what: the main job"; return 1; }
  local file
  for file in usr/share/man/man1/facecue.1.gz usr/share/bash-completion/completions/facecue usr/lib/facecue/lib/frei0r-1/facecue.so; do
    [ -s "$root/$file" ] || { echo "FAIL  $what: there is no $file"; return 1; }
  done
  "${inside[@]}" "$4"
  listing >"$work/after"
  diff "$work/before" "$work/after" || { echo "FAIL  $what: files that its removal left"; return 1; }
  echo "ok    $what: installed, run, removed"
}

for suite in bookworm trixie; do
  try "$suite.deb" "$(.ci/bundle/root.sh $suite)" "dpkg -i /tmp/$name.deb >/dev/null" 'dpkg --purge facecue >/dev/null'
done
try bookworm.rpm "$(.ci/bundle/root.sh bookworm rpm)" "rpm -qlp /tmp/$name.rpm >/dev/null; rpm -i --nodeps /tmp/$name.rpm" 'rpm -e facecue'
