#!/usr/bin/env bash
# Runs bin/facecue under random faults for MINUTES (20), or repeats the case of SEED. The files of
# failed cases are in out/torture.
#   MINUTES=2 .ci/torture.sh
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf out/torture
# strace needs the right to trace processes, which some containers do not give.
strace -qq -o /dev/null -e inject=getpid:error=EPERM true ||
  { echo 'strace may not trace processes here: give the container the right (docker run --cap-add SYS_PTRACE)' >&2; exit 1; }
go test -tags torture -count 1 -timeout 0 -v ./internal/test/torture
