#!/usr/bin/env bash
# Prints what is inside the bundle, a line for each part: name, version, licence (SPDX), where its
# source is, separated by tabs. Read for NOTICE and for the SBOM.
#   .ci/bundle/parts.sh PROGRAM   the Go modules are those in the program
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")"
# shellcheck source=.ci/bundle/pins.sh
. ./pins.sh
onnxruntime=$(sed -n 's/^version=//p' ../onnxruntime.sh)

part() { local IFS=$'\t'; echo "$*"; }

debian() { echo "Debian source package $1 $2"; }

part ffmpeg "${ffmpeg_version#*:}" GPL-2.0-or-later "$(debian ffmpeg "$ffmpeg_version") (SHA-256 of the .dsc: $ffmpeg_sha)"
part dav1d "$dav1d_version" BSD-2-Clause "$(debian dav1d "$dav1d_version") (SHA-256 of the .dsc: $dav1d_sha)"
part nv-codec-headers "$nvcodec_version" MIT "$(debian nv-codec-headers "$nvcodec_version") (SHA-256 of the .orig.tar.xz: $nvcodec_sha)"
licence_of() {
  case $1 in
    libx264-dev) echo GPL-2.0-or-later ;;
    libvpx-dev | libopus-dev) echo BSD-3-Clause ;;
    zlib1g-dev) echo Zlib ;;
    libbz2-dev) echo bzip2-1.0.6 ;;
    *) echo "no licence is known for $1" >&2; return 1 ;;
  esac
}
for package in "${static[@]}"; do
  # shellcheck disable=SC2016 # dpkg-query replaces ${...}
  read -r source version < <(dpkg-query -W -f '${source:Package} ${source:Version}\n' "$package")
  licence=$(licence_of "$package")
  part "$source" "$version" "$licence" "$(debian "$source" "$version")"
done
part onnxruntime "$onnxruntime" MIT "npm package onnxruntime-node $onnxruntime; https://github.com/microsoft/onnxruntime"
part go "$(go env GOVERSION)" BSD-3-Clause https://go.dev
go version -m "$program" | awk '$1 == "dep" { print $2, $3 }' | while read -r module version; do
  part "$module" "$version" "$(./modulelicence.sh "$module" "$version" --name)" "Go module $module@$version"
done
