#!/usr/bin/env bash
# Runs the main job on one clip and prints the results.
#   .ci/demo.sh docs/demo/demo.mp4
set -euo pipefail
cd "$(dirname "$0")/.."

clip=$1
out=out/demo
mkdir -p out

bin/facecue annotate "$clip" -y \
  -o $out.vtt -o $out.srt -o $out.ass -o $out.mkv -o $out.jsonl -o $out.csv -o $out.events.csv

# A frame of the overlay with two faces, if the clip has one. It is chosen late among those,
# when both faces have been tracked for a while.
at=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
  ++faces[$column["frame"]] == 2 { time[++n] = $column["time"] }
  END { print n ? time[int(n * 0.7) + 1] : 0 }' $out.csv)
ffmpeg -v error -nostdin -y -ss "$at" -i $out.mkv -frames:v 1 -update 1 $out.png

echo
echo "What it found in $clip (expressions shown, not feelings):"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
  { printf "  person %s  %-8s  %-11s from %6.2f s to %6.2f s\n", $column["person"], $column["kind"], $column["label"], $column["onset"], $column["offset"] }' $out.events.csv
echo
echo "Where it is:"
printf '  %-20s %s\n' \
  $out.mkv 'the clip with boxes, labels and bars' \
  $out.png 'one frame of it' \
  $out.vtt 'subtitles, also .srt' \
  $out.ass 'boxes and labels a player can switch on and off' \
  $out.events.csv 'the list above, with peaks and lengths' \
  $out.csv 'every face in every frame' \
  $out.jsonl 'the record; "bin/facecue render" makes the rest from it again'
echo
echo "Look at it: mpv $out.mkv    or the soft overlay: mpv $clip --sub-file=$out.ass"
