#!/usr/bin/env bash
# Builds the program for arm64 on another processor, into out/arm64. Debian's arm64 packages
# are unpacked into out/arm64/root without a change to the system, cgo compiles against
# them, and ONNX Runtime comes from the pinned npm package.
#   .ci/arm64.sh
set -euo pipefail
cd "$(dirname "$0")/.."

dir=$PWD/out/arm64
root=$dir/root libraries=$dir/root/usr/lib/aarch64-linux-gnu
packages=(libavcodec-dev libavformat-dev libavfilter-dev libavutil-dev libswscale-dev libswresample-dev
  libavdevice-dev libc6-dev libstdc++6)

# unpack: unpacks the packages and their dependencies into the root, all of them or none
unpack() {
  rm -rf "$dir/new" "$dir/apt"
  mkdir -p "$dir/new" "$dir/apt/state/lists/partial" "$dir/apt/cache/archives/partial"
  : >"$dir/apt/status"
  cat >"$dir/apt/apt.conf" <<CONF
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Dir::State "$dir/apt/state";
Dir::State::status "$dir/apt/status";
Dir::Cache "$dir/apt/cache";
CONF
  export APT_CONFIG=$dir/apt/apt.conf
  apt-get update
  apt-get install -y --download-only "${packages[@]}"
  unset APT_CONFIG
  local package
  for package in "$dir"/apt/cache/archives/*.deb; do dpkg-deb -x "$package" "$dir/new"; done
  # Debian chooses one of several BLAS libraries when a package is configured.
  ln -sf blas/libblas.so.3 lapack/liblapack.so.3 "$dir/new/usr/lib/aarch64-linux-gnu/"
  rm -rf "$root" "$dir/apt"
  mv "$dir/new" "$root"
}

if [ ! -e "$libraries/libavcodec.so" ]; then
  mkdir -p "$dir"
  echo 'unpacking arm64 packages into out/arm64 (140 MB)' >&2
  for pause in 0 5 20; do
    sleep $pause
    unpack >"$dir/apt.log" 2>&1 && break
  done
  [ -e "$libraries/libavcodec.so" ] || { tail -n 20 "$dir/apt.log" >&2; echo 'could not download the arm64 packages; the end of the log is above' >&2; exit 1; }
fi
FACECUE_ARCH=aarch64 .ci/onnxruntime.sh "$dir/lib"
CGO_ENABLED=1 GOARCH=arm64 CC="aarch64-linux-gnu-gcc --sysroot=$root" \
  PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$libraries/pkgconfig:$root/usr/share/pkgconfig \
  go build -trimpath -ldflags "${1-}" -o "$dir/facecue" ./cmd/facecue
