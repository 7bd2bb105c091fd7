#!/usr/bin/env bash
# Installs the missing system packages that facecue is built and run with. Prints nothing if
# none is missing.
#   .ci/deps.sh             for build, test and demo
#   .ci/deps.sh players     also for test-players
#   .ci/deps.sh tables      also for test-tables
#   .ci/deps.sh plugin      also for test-plugin
#   .ci/deps.sh shells      also zsh and fish, whose completion is tested where they are
#   .ci/deps.sh torture     also for torture
#   .ci/deps.sh slurm       also for test-slurm
#   .ci/deps.sh engines     also for test-engines
#   .ci/deps.sh train       also for training
#   .ci/deps.sh processors  also for test-processors
#   .ci/deps.sh roots       also for test-ffmpeg
#   .ci/deps.sh research    also for test-research
#   .ci/deps.sh bundle      also for bundle, bundle-test, packages and release
set -euo pipefail

libraries=(avcodec avformat avfilter avutil swscale swresample avdevice)
want=()

program() { command -v "$1" >/dev/null || want+=("$2"); }

program pkg-config pkg-config
program ffmpeg ffmpeg
for l in "${libraries[@]}"; do
  pkg-config --exists "lib$l" 2>/dev/null || want+=("lib$l-dev")
done
if [ "${1-}" = players ]; then
  program mpv mpv
  program cvlc vlc-bin
  program melt melt
  program shotcut shotcut
  program Xvfb xvfb
  program chromium chromium
  program chromedriver chromium-driver
  program firefox-esr firefox-esr
  # VLC's decoders, text renderer and output without a screen.
  dpkg-query -W -f '${Status}' vlc-plugin-base 2>/dev/null | grep -q 'ok installed' || want+=(vlc-plugin-base)
fi

if [ "${1-}" = tables ]; then
  program praat praat
  program node nodejs
  program npm npm
fi

if [ "${1-}" = plugin ]; then
  program cc gcc
  program melt melt
  program xmllint libxml2-utils
  program gst-launch-1.0 gstreamer1.0-tools
  # The frei0r hosts of melt and GStreamer, and GStreamer's reader of raw pictures.
  for package in libmlt7 gstreamer1.0-plugins-base gstreamer1.0-plugins-bad; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || want+=("$package")
  done
fi

if [ "${1-}" = processors ] && [ "$(uname -m)" = x86_64 ]; then
  program qemu-aarch64 qemu-user
  program aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
  [ -e /usr/aarch64-linux-gnu/include/stdio.h ] || want+=(libc6-dev-arm64-cross)
fi

if [ "${1-}" = roots ]; then
  program debootstrap debootstrap
  program unshare util-linux
fi

if [ "${1-}" = shells ]; then
  program zsh zsh
  program fish fish
fi

if [ "${1-}" = torture ]; then
  program strace strace
  program prlimit util-linux
fi

if [ "${1-}" = slurm ]; then
  program munged munge
  program slurmctld slurmctld
  program slurmd slurmd
  program sbatch slurm-client
fi

if [ "${1-}" = engines ]; then
  program snakemake snakemake
  program parallel parallel
fi

if [ "${1-}" = bundle ]; then
  program cc gcc
  program make make
  program nasm nasm
  program meson meson
  program ninja ninja-build
  program dpkg-source dpkg-dev
  program npm npm
  program debootstrap debootstrap
  program man man-db
  program zsh zsh
  program fish fish
  # The static libraries that are linked into the program.
  for package in libx264-dev libvpx-dev libopus-dev zlib1g-dev libbz2-dev; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || want+=("$package")
  done
fi

if [ "${1-}" = train ]; then
  program node nodejs
  program npm npm
  for module in torch cv2 onnx skimage scipy; do
    package=python3-${module/cv2/opencv}
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || want+=("$package")
  done
  [ -d /usr/share/tuxpaint/stamps ] || want+=(tuxpaint-stamps-default)
fi

if [ "${1-}" = research ]; then
  for package in r-base-core r-cran-jsonlite r-cran-psych r-cran-vcd r-cran-epir r-cran-lme4 r-cran-lmertest r-cran-effectsize python3-pandas python3-statsmodels; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || want+=("$package")
  done
fi

if [ ${#want[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "facecue needs: ${want[*]}" >&2
    echo "These are Debian's package names. Install FFmpeg 5.1, 7 or 8 with its headers, then run make again:" >&2
    echo "  dnf:    sudo dnf install ffmpeg ffmpeg-devel pkgconf-pkg-config   (RPM Fusion)" >&2
    echo "  pacman: sudo pacman -S ffmpeg pkgconf" >&2
    echo "  brew:   brew install ffmpeg pkg-config" >&2
    exit 1
  fi
  sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  echo "installing ${want[*]}" >&2
  # A package mirror that fails often works a little later.
  for pause in 0 5 20; do
    sleep "$pause"
    if "${sudo[@]}" apt-get update >"$log" 2>&1 &&
       "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${want[@]}" >>"$log" 2>&1; then
      done=yes
      break
    fi
  done
  if [ -z "${done-}" ]; then
    tail -n 20 "$log" >&2
    echo "could not install ${want[*]}; the end of apt-get's output is above" >&2
    exit 1
  fi
fi
"$(dirname "$0")/go-version.sh"
"$(dirname "$0")/ffmpeg-version.sh" quiet >/dev/null
