#!/usr/bin/env bash
# Compares the records of three short parts of the demo, byte for byte, between processors: this
# machine's, and four that qemu-user emulates: x86-64 without AVX, x86-64 with AVX2 and without
# VNNI, arm64 with and without the dot product. All are compared with the SHA-256 in
# .ci/processors.sha256, so that machines with AVX-512 or VNNI, which qemu-user cannot emulate,
# are compared too.
#   .ci/processors.sh            compare
#   UPDATE=1 .ci/processors.sh   write the SHA-256 of this machine's records
set -euo pipefail
cd "$(dirname "$0")/.."

clip=docs/demo/demo.mp4
parts=(0.5 4 6.6) # seconds: a smiling face, two faces, a sad face
kept=.ci/processors.sha256
out=out/processors
export XDG_CACHE_HOME=$PWD/$out/cache
mkdir -p $out

# records NAME COMMAND...: writes out/processors/NAME.SECONDS.jsonl for each part
records() {
  local name=$1 at
  shift
  for at in "${parts[@]}"; do
    "$@" annotate -y -ss "$at" -t 0.12 --hwaccel none $clip -o "$out/$name.$at.jsonl" 2>"$out/$name.$at.log" ||
      { cat "$out/$name.$at.log" >&2; return 1; }
    ! grep 'facecue: warning' "$out/$name.$at.log" >&2
  done
}

# sums NAME: prints the SHA-256 of each record without its first line, which has versions
sums() {
  local at
  for at in "${parts[@]}"; do
    printf '%s  %s\n' "$(tail -n +2 "$out/$1.$at.jsonl" | sha256sum | cut -d ' ' -f 1)" "$at"
  done
}

processor() { sed -n 's/^model name[^:]*: *//p; s/^CPU part[^:]*: */arm64 part /p' /proc/cpuinfo | head -n 1; }

has() { grep -qwE "$1" /proc/cpuinfo && echo "with $2" || echo "without $2"; }

records native bin/facecue
if [ -n "${UPDATE-}" ]; then sums native >$kept; fi
failed=0
compare() {
  local name=$1 about=$2
  if diff <(sums "$name") $kept >$out/difference; then
    echo "ok    $name: $about"
  else
    failed=1
    echo "FAIL  $name: $about: another record; < this processor, > .ci/processors.sha256"
    cat $out/difference
  fi
}
compare native "$(processor), $(has avx2 AVX2), $(has avx512f AVX-512), $(has 'avx_vnni|avx512_vnni' VNNI)"

if [ "$(uname -m)" = x86_64 ]; then
  records nehalem qemu-x86_64 -cpu Nehalem bin/facecue
  compare nehalem 'emulated, SSE4.2'
  records haswell qemu-x86_64 -cpu Haswell bin/facecue
  compare haswell 'emulated, AVX2 without VNNI'
  arm() { qemu-aarch64 -cpu "$1" -L out/arm64/root -E FACECUE_ORT_LIB="$PWD/out/arm64/lib/libonnxruntime.so.1" out/arm64/facecue "${@:2}"; }
  for cpu in cortex-a57 max; do
    records arm64-$cpu arm $cpu
    compare arm64-$cpu 'emulated'
  done
else
  echo 'not compared here: x86-64, which this script emulates on x86-64 only'
fi
echo "AVX-512 and VNNI: qemu has neither; a machine that has them compares with $kept when it runs this script"
echo
echo 'SHA-256 of the records, their first line left out:'
cat $kept
exit $failed
