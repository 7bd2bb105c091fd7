#!/usr/bin/env bash
# Runs a command inside the root of a system, without network, with an environment of its own.
#   .ci/bundle/inside.sh ROOT COMMAND...
set -euo pipefail
root=$1
shift
# shellcheck disable=SC2016 # sh replaces them
exec unshare --net --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" \
  /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 "$@"
