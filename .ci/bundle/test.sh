#!/usr/bin/env bash
# Tests the bundle: unpacks it in roots of Debian 12 and 13 that have no libav, no Go and no
# network, runs the main job and doctor there, and compares the record with that of bin/facecue.
#   .ci/bundle/test.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
name=facecue-$1-linux-$(go env GOARCH)
archive=out/bundle/$name.tar.gz
[ -e "$archive" ] || { echo "there is no $archive: run make bundle first" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check WHAT COMMAND...: prints the output of the command only if it fails
check() {
  local what=$1 out
  shift
  if out=$("$@" 2>&1); then echo "ok    $what"; else failed=1; printf 'FAIL  %s\n%s\n' "$what" "$out"; fi
}

# glibc: the newest version of glibc's functions that the files want, which Ubuntu 22.04 and RHEL 9 have
glibc() {
  local newest
  newest=$(objdump -T "$@" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
  echo "they want $newest"
  [ "$(printf 'GLIBC_2.34\n%s\n' "$newest" | sort -V | tail -n 1)" = GLIBC_2.34 ]
}

# libraries ROOT: everything that the loader finds for the program and ONNX Runtime is the system's own
libraries() {
  local found
  found=$(.ci/bundle/inside.sh "$1" sh -c "ldd /opt/$name/bin/facecue /opt/$name/lib/*.so.1" | awk '/=>|not found/ { print $1 }' | sort -u)
  echo "$found"
  ! grep -vE '^(libc|libm|libdl|libpthread|librt|libresolv|libgcc_s|libstdc\+\+)\.so\.[0-9]+$' <<<"$found"
}

main_job() {
  .ci/bundle/inside.sh "$1" sh -euc "cd /tmp; /opt/$name/bin/facecue annotate demo.mp4 -o demo.srt -o demo.mkv -o demo.webm -o demo.jsonl"
}

# same_record ROOT: the first line has the versions
same_record() {
  diff <(tail -n +2 "$work/host.jsonl") <(tail -n +2 "$1/tmp/demo.jsonl") | head -n 4 | cut -c 1-200
  cmp <(tail -n +2 "$work/host.jsonl") <(tail -n +2 "$1/tmp/demo.jsonl") && cmp "$work/host.srt" "$1/tmp/demo.srt"
}

# playable ROOT: ffmpeg decodes every picture and sound of the overlays without an error
playable() {
  local video
  for video in "$1"/tmp/demo.mkv "$1"/tmp/demo.webm; do
    [ -z "$(ffmpeg -v error -nostdin -i "$video" -f null - 2>&1)" ] || return 1
  done
}

manual() { local out; out=$(MANWIDTH=100 man --warnings -l "$1" 2>&1 >"$work/page") && [ -z "$out" ] && grep -q annotate "$work/page" || { echo "$out"; return 1; }; }

completions() { bash -n "$1/bash-completion/completions/facecue" && zsh -n "$1/zsh/site-functions/_facecue" && fish -n "$1/fish/vendor_completions.d/facecue.fish"; }

plugin() { FREI0R_PATH=$1 ffmpeg -v error -nostdin -i docs/demo/demo.mp4 -frames:v 3 -vf frei0r=facecue -f null -; }

# linked: libav has the demuxers, decoders, encoders and muxers that the program names
linked() {
  local libav
  libav=$(.ci/bundle/libav.sh)
  PKG_CONFIG_PATH=$libav/lib/pkgconfig CGO_LDFLAGS="-O2 -g -L$libav/lib" go test -modfile=go.ffmpeg7.mod -run 'Linked$' ./decode ./overlay
}

bin/facecue annotate -y docs/demo/demo.mp4 -o "$work/host.jsonl" -o "$work/host.srt" >/dev/null 2>&1
tar -xzf "$archive" -C "$work"
check 'glibc 2.34 is enough' glibc "$work/$name/bin/facecue" "$work/$name"/lib/*.so.1 "$work/$name/lib/frei0r-1/facecue.so"
check 'libav has what the program names' linked
check 'the manual page' manual "$work/$name/share/man/man1/facecue.1"
check 'completions' completions "$work/$name/share"
check 'the plugin in ffmpeg' plugin "$work/$name/lib/frei0r-1"
for suite in bookworm trixie; do
  root=$work/root-$suite
  cp -a "$(.ci/bundle/root.sh $suite)" "$root"
  tar -xzf "$archive" -C "$root/opt"
  cp docs/demo/demo.mp4 "$root/tmp/"
  check "$suite: the main job" main_job "$root"
  check "$suite: the same record and subtitles" same_record "$root"
  check "$suite: overlays that ffmpeg decodes" playable "$root"
  check "$suite: doctor" .ci/bundle/inside.sh "$root" "/opt/$name/bin/facecue" doctor
  check "$suite: only the system's libraries" libraries "$root"
done
exit $failed
