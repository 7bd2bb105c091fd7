#!/usr/bin/env bash
# Packs the source packages of all libraries that are linked into the program, as the GPL wants
# them beside it.
#   .ci/bundle/sources.sh ARCHIVE.tar
set -euo pipefail
archive=$(realpath -m "$1")
cd "$(dirname "$0")"
# shellcheck source=.ci/bundle/pins.sh
. ./pins.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./fetch.sh trixie ffmpeg "$ffmpeg_version" "$work/sources"
./fetch.sh trixie dav1d "$dav1d_version" "$work/sources"
./fetch.sh trixie nv-codec-headers "$nvcodec_version" "$work/sources" --tar-only
# The static libraries are those of the Debian that this is.
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
for package in "${static[@]}"; do
  # shellcheck disable=SC2016 # dpkg-query replaces ${...}
  read -r source version < <(dpkg-query -W -f '${source:Package} ${source:Version}\n' "$package")
  ./fetch.sh "$suite" "$source" "$version" "$work/sources"
done
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf "$archive" sources
