#!/usr/bin/env bash
# Compiles the libav of the bundle as static libraries, with the static libraries that it uses, and
# prints the folder that it is in. The folder is named by the hash of the recipe, so that the same
# recipe is compiled once.
#   .ci/bundle/libav.sh
set -euo pipefail
cd "$(dirname "$0")"
# shellcheck source=.ci/bundle/pins.sh
. ./pins.sh
# shellcheck source=.ci/bundle/options.sh
. ./options.sh

# recipe: prints all that decides what is compiled, without the comments of the scripts
recipe() {
  grep -hv '^ *#' libav.sh pins.sh options.sh
  uname -m
  cc -dumpfullversion
  # shellcheck disable=SC2016 # dpkg-query replaces ${Version}
  dpkg-query -W -f '${Package} ${Version}\n' "${static[@]}"
}

cache=${FACECUE_BUILD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/facecue-build}
prefix=$cache/libav-$(recipe | sha256sum | cut -c 1-16)
if [ -e "$prefix/built" ]; then echo "$prefix"; exit 0; fi

# One process compiles; another one that wants the same waits for it.
mkdir -p "$cache"
exec 9>"$prefix.lock"
flock 9
if [ -e "$prefix/built" ]; then echo "$prefix"; exit 0; fi

# What an interrupted run has made is used again: the folder of the recipe has nothing else in it.
source_of() { [ -e "$work/$1" ] || ./source.sh "$1" "$2" "$3" "$work/$1" "${@:4}"; }

# licence NAME FILE...: keeps the texts of a part's licence
licence() {
  mkdir -p "$prefix/licences/$1"
  cp "${@:2}" "$prefix/licences/$1/"
}

# static_libraries: the linker finds them in the prefix, where no shared library is beside them
static_libraries() {
  local package library
  for package in "${static[@]}"; do
    licence "$package" "/usr/share/doc/$package/copyright"
    for library in $(dpkg -L "$package" | grep '/lib[a-z0-9]*\.a$'); do cp "$library" "$prefix/lib/"; done
  done
}

dav1d() {
  [ ! -e "$prefix/lib/pkgconfig/dav1d.pc" ] || return 0
  source_of dav1d "$dav1d_version" "$dav1d_sha"
  [ -e "$work/dav1d/build/build.ninja" ] || meson setup --prefix "$prefix" --libdir lib --buildtype release -Ddefault_library=static \
    -Denable_tools=false -Denable_tests=false "$work/dav1d/build" "$work/dav1d"
  ninja -C "$work/dav1d/build" -j "$jobs" install
  licence dav1d "$work/dav1d/COPYING"
}

# nvcodec: declarations only; NVIDIA's libraries are loaded where a machine has them
nvcodec() {
  source_of nv-codec-headers "$nvcodec_version" "$nvcodec_sha" --orig
  make -C "$work/nv-codec-headers" PREFIX="$prefix" install
  mkdir -p "$prefix/licences/nv-codec-headers"
  sed '/\*\//q' "$work/nv-codec-headers/include/ffnvcodec/dynlink_loader.h" >"$prefix/licences/nv-codec-headers/COPYING"
}

libav() {
  source_of ffmpeg "$ffmpeg_version" "$ffmpeg_sha"
  cd "$work/ffmpeg"
  [ -e ffbuild/config.mak ] || PKG_CONFIG_PATH=$prefix/lib/pkgconfig ./configure --prefix="$prefix" "${options[@]}" \
    --pkg-config-flags=--static --extra-cflags="-I$prefix/include" --extra-ldflags="-L$prefix/lib"
  make -j "$jobs" install
  licence ffmpeg LICENSE.md COPYING.GPLv2 COPYING.LGPLv2.1 debian/copyright
}

work=$prefix.work
jobs=${JOBS:-$(nproc)}
mkdir -p "$prefix/lib" "$work"
renice -n 10 $$ >/dev/null
echo "compiling libav ${ffmpeg_version#*:} for the bundle (10 minutes of a processor or more), once; the log is $prefix.log" >&2
# Not as the condition of an if, where bash would go on after a step that failed.
set +e
(set -e; static_libraries; dav1d; nvcodec; libav) >"$prefix.log" 2>&1
status=$?
set -e
if [ $status != 0 ]; then
  tail -n 20 "$prefix.log" >&2
  echo "could not compile libav; the end of the log is above" >&2
  exit 1
fi
times >"$prefix/built" # its second line is the time of the processor
rm -rf "$prefix.log" "$work"
echo "$prefix"
