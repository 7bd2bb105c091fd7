#!/usr/bin/env bash
# Builds and tests the program in roots of Debian releases, each with its own FFmpeg, and compares the
# records that it writes there with those of bin/facecue. A root is made once and kept in
# $XDG_CACHE_HOME/facecue/roots (~/.cache by default), with its build cache. Go, its modules and ONNX
# Runtime are this machine's. All mounts lie in a namespace of their own, so they end with the run.
#   .ci/ffmpeg-roots.sh 12 13 testing      as root
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${XDG_CACHE_HOME:-$HOME/.cache}/facecue/roots
out=$PWD/out/ffmpeg
packages=(gcc libc6-dev make pkg-config ffmpeg libavcodec-dev libavformat-dev libavfilter-dev
  libavutil-dev libswscale-dev libswresample-dev libavdevice-dev)

fail() { echo "$*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || fail 'roots of other systems are made and entered as root: sudo -E make test-ffmpeg'
[ -x bin/facecue ] || fail 'bin/facecue is not built yet: run make build first'

suite() { case $1 in 12) echo bookworm ;; 13) echo trixie ;; *) echo "$1" ;; esac; }

# mirror: where this machine gets Debian's packages from; debootstrap knows one if it is empty
mirror() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m 1 '/debian/$' || true; }

# make_root SUITE: makes the root, completely or not at all. A mirror's list of testing is often
# older than the week that it says it is valid.
make_root() {
  local root=$cache/$1
  [ -e "$root" ] && return
  echo "making a root of Debian $1 in $root" >&2
  mkdir -p "$cache"
  rm -rf --one-file-system "$root.new"
  debootstrap --variant=minbase "$1" "$root.new" $(mirror) >"$root.log" 2>&1 &&
    unshare --mount --pid --fork --kill-child .ci/ffmpeg-root-enter.sh "$root.new" / sh -c \
      "apt-get -o Acquire::Check-Valid-Until=false update && apt-get install -y --no-install-recommends ${packages[*]} && apt-get clean" >>"$root.log" 2>&1 ||
    { tail -n 20 "$root.log" >&2; fail "could not make a root of Debian $1; the end of $root.log is above"; }
  mv "$root.new" "$root"
}

# copy_source ROOT: copies the files of the project that git knows or would, and ONNX Runtime
copy_source() {
  rm -rf --one-file-system "$1/src"
  mkdir -p "$1/src"
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' f; do [ ! -e "$f" ] || printf '%s\0' "$f"; done |
    tar -c --null -T - | tar -x -C "$1/src"
  cp -a lib "$1/src/"
}

# test_root RELEASE: builds, tests, runs the demo and compares the records
test_root() {
  local root=$cache/$(suite "$1") began=$SECONDS
  make_root "$(suite "$1")"
  copy_source "$root"
  rm -rf "$root/clips"
  cp -a "$out/clips" "$root/clips"
  unshare --mount --pid --fork --kill-child .ci/ffmpeg-root-enter.sh "$root" /src .ci/ffmpeg-in-root.sh "$version" || fail "Debian $1 fails"
  if [ -e "$root/src/out/ffmpeg/records" ]; then
    diff -r "$out/records" "$root/src/out/ffmpeg/records" >"$out/differences" ||
      { head -n 20 "$out/differences" | cut -c 1-300 >&2; fail "Debian $1: records differ from those of this machine; all differences are in $out/differences"; }
    echo "Debian $1: $(ls "$out/records" | wc -l) records are the same as on this machine, but for the versions of libav"
  fi
  echo "Debian $1 passes, $((SECONDS - began)) s"
}

version=$(bin/facecue --version | sed -n '1s/.* //p')
.ci/ffmpeg-clips.sh "$out/clips"
.ci/ffmpeg-records.sh "$out/clips" "$out/records"
for release in "$@"; do test_root "$release"; done
