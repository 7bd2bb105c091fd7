#!/usr/bin/env bash
# A long run: a clip is looped to MINUTES and analysed to a record. Prints the resident memory
# after a minute of media and at the end, and the speed compared with that of the first two
# minutes alone, measured before and after. Fails if memory grew by more than 3 %.
#   .ci/soak.sh docs/demo/demo.mp4 10
set -euo pipefail
cd "$(dirname "$0")/.."

clip=$1 minutes=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
ffmpeg -v error -nostdin -stream_loop -1 -t $((minutes * 60)) -i "$clip" -map 0:v:0 -c copy "$dir/long.mkv"

# rate NAME BEGUN: frames a second of the run that began at BEGUN and just wrote the record NAME
rate() { awk -v a="$2" -v b="$EPOCHREALTIME" 'END { print (NR - 1) / (b - a) }' "$dir/$1.jsonl"; }

# brief NAME: the speed of the first two minutes alone
brief() {
  local begun=$EPOCHREALTIME
  bin/facecue annotate -t 120 "$dir/long.mkv" -o "$dir/$1.jsonl"
  rate "$1" "$begun"
}

before=$(brief before)
begun=$EPOCHREALTIME
bin/facecue annotate "$dir/long.mkv" -o "$dir/long.jsonl" --progress "$dir/progress" &
pid=$!
early=0 late=0
while kill -0 $pid 2>/dev/null; do
  sleep 0.2
  rss=$(awk '/^VmRSS/ { print $2 }' /proc/$pid/status 2>/dev/null || true)
  seconds=$(awk -F= '/^out_time_us/ { s = int($2 / 1e6) } END { print s + 0 }' "$dir/progress" 2>/dev/null || echo 0)
  [ -n "$rss" ] || continue
  late=$rss
  if [ $early = 0 ] && [ "$seconds" -ge 60 ]; then early=$rss; fi
done
wait $pid
long=$(rate long "$begun")
frames=$(($(wc -l <"$dir/long.jsonl") - 1))
awk -v before="$before" -v after="$(brief after)" -v long="$long" 'BEGIN {
  short = (before + after) / 2
  printf "%.0f frames per second, %.0f in two minutes alone: %+.1f %%\n", long, short, 100 * (long - short) / short }'
awk -v a=$early -v b=$late -v n=$frames 'BEGIN {
  printf "%d frames; resident %.1f MB after a minute of media, %.1f MB at the end: %+.1f %%\n", n, a / 1000, b / 1000, 100 * (b - a) / a
  exit a == 0 || b > 1.03 * a }'
