#!/usr/bin/env bash
# Writes the record of the demo and of every clip in a folder, without the versions of libav.
#   .ci/ffmpeg-records.sh CLIPS DIR
set -euo pipefail
cd "$(dirname "$0")/.."

clips=$1 dir=$2
rm -rf "$dir"
mkdir -p "$dir"
for clip in docs/demo/demo.mp4 "$clips"/*; do
  record=$dir/$(basename "$clip").jsonl
  code=0
  bin/facecue annotate -y "$clip" -o "$record" 2>/dev/null || code=$?
  [ $code = 0 ] || [ $code = 3 ] || { echo "facecue annotate $clip ended with $code" >&2; exit 1; }
  sed -i '1s/"libav":"[^"]*"/"libav":""/' "$record"
  grep -q '"libav":""' "$record" || { echo "$record names no libav" >&2; exit 1; }
done
