#!/usr/bin/env bash
# Checks every rule that a program can check. Runs all checks and fails if one failed.
set -uo pipefail
cd "$(dirname "$0")/.."

staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2
max_lines=250
failed=0

# check NAME COMMAND...: prints the output of the command only if it fails.
check() {
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then
    echo "ok    $name"
  else
    failed=1
    printf 'FAIL  %s\n%s\n' "$name" "$out"
  fi
}

files() { git ls-files --cached --others --exclude-standard -- "$@" | sort -u | while read -r f; do [ -f "$f" ] && echo "$f"; done; true; }

formatted() { local l; l=$(files '*.go' | xargs gofmt -l) && [ -z "$l" ] || { echo "$l"; return 1; }; }

python() {
  local interpreter; interpreter=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3) || { echo 'no python3, not checked'; return 0; }
  files '*.py' | xargs -r "$interpreter" -c 'import ast, sys
for name in sys.argv[1:]: ast.parse(open(name, encoding="utf-8").read(), name)'
}

shell() { local f; for f in $(files '.ci'); do bash -n "$f" || return 1; done; }

# Package clients know the hosts of their registries; the project's files must not name them.
registry_hosts() { ! files | xargs grep -nIiE '\b(registry|proxy|index|files|deb|security|mirrors?)\.(npmjs|yarnpkg|golang|pythonhosted|debian|crates)\.(org|com|io)\b'; }

lengths() { files '*.go' '*.py' '*.sh' | xargs wc -l | awk -v most=$max_lines '$2 != "total" && $1 > most { print $2 " has " $1 " lines, over " most; bad = 1 } END { exit bad }'; }

# Go without tests: the median file should have about 80 lines.
report() { files '*.go' | grep -v _test.go | xargs wc -l | awk '$2 != "total" { print $1 }' | sort -n | awk '{ n[NR] = $1 } END { print "      " NR " Go files, median " n[int((NR + 1) / 2)] " lines, longest " n[NR] }'; }

check gofmt formatted
check 'go vet' go vet ./...
check 'go vet (players)' go vet -tags players ./internal/test/players
check staticcheck go run "$staticcheck" ./...
check 'staticcheck (players)' go run "$staticcheck" -tags players ./internal/test/players
check 'go vet (hosts)' go vet -tags hosts ./internal/test/hosts
check 'staticcheck (hosts)' go run "$staticcheck" -tags hosts ./internal/test/hosts
check 'go vet (torture)' go vet -tags torture ./internal/test/torture
check 'staticcheck (torture)' go run "$staticcheck" -tags torture ./internal/test/torture
check 'go vet (research)' go vet -tags research ./internal/test/research
check 'staticcheck (research)' go run "$staticcheck" -tags research ./internal/test/research
check 'import rules' go test -count=1 ./internal/test/lint
check 'python syntax' python
check 'shell syntax' shell
check 'no registry hosts' registry_hosts
check "no file over $max_lines lines" lengths
report
exit $failed
