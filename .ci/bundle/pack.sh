#!/usr/bin/env bash
# Packs the bundle: out/bundle/facecue-VERSION-linux-ARCH.tar.gz, the same bytes for the same
# files. Prints what it made.
#   .ci/bundle/pack.sh VERSION LDFLAGS
set -euo pipefail
cd "$(dirname "$0")/../.."
tree=$(.ci/bundle/tree.sh "$@")
tar -C out/bundle --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" \
  -cf - "$(basename "$tree")" | gzip -9n >"$tree.tar.gz.part"
mv "$tree.tar.gz.part" "$tree.tar.gz"
echo "$tree.tar.gz: $(stat -c %s "$tree.tar.gz") bytes; the program: $(stat -c %s "$tree/bin/facecue") bytes"
