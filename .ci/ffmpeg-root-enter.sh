#!/usr/bin/env bash
# Runs a command in a root, inside a mount namespace that the caller has made. Go, its modules and its
# newer releases are this machine's; the root keeps its own build cache.
#   .ci/ffmpeg-root-enter.sh ROOT FOLDER COMMAND...
set -euo pipefail

root=$1 folder=$2
shift 2
mount --make-rprivate /
mkdir -p "$root/build" "$root/modules"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
goroot=$(cd / && GOTOOLCHAIN=local go env GOROOT)
# Debian's Go has a part of its root in /usr/share.
for tree in "$goroot" /usr/share/go-*; do
  [ ! -d "$tree" ] || { mkdir -p "$root$tree" && mount --bind -o ro "$tree" "$root$tree"; }
done
modules=$(cd / && go env GOMODCACHE)
mkdir -p "$modules"
mount --bind "$modules" "$root/modules"
exec chroot "$root" /usr/bin/env -i HOME=/build LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive GOMODCACHE=/modules \
  GOFLAGS=-buildvcs=false GOPROXY="$(cd / && go env GOPROXY)" GOSUMDB="$(cd / && go env GOSUMDB)" \
  PATH="$goroot/bin:/usr/sbin:/usr/bin:/sbin:/bin" sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
