#!/usr/bin/env bash
# Fails with what to do if there is no Go, or one that is older than go.mod asks for and cannot fetch
# a newer one by itself. From 1.21 on Go does that, unless GOTOOLCHAIN says otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

need=$(sed -n 's/^go //p' go.mod)

advise() {
  echo "facecue needs Go $need or newer; $1. One of these gets it:" >&2
  echo "  Debian 13 or newer:         sudo apt-get install golang-go   (fetches Go $need by itself)" >&2
  echo "  with Go 1.16 or newer:      go install golang.org/dl/go$need@latest && ~/go/bin/go$need download && export PATH=~/sdk/go$need/bin:\$PATH" >&2
  echo "  without any Go:             https://go.dev/doc/install" >&2
  exit 1
}

# older A B: A is an older version than B
older() { [ "$1" != "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

command -v go >/dev/null || advise 'there is no go command'
# Outside the module, so that no other toolchain is fetched only to ask for a version.
have=$(cd / && go env GOVERSION)
have=${have#go}
have=${have%% *}
older "$have" "$need" || exit 0
older "$have" 1.21 && advise "found $have, which fetches no other"
[ "$(cd / && go env GOTOOLCHAIN)" != local ] || advise "found $have, and GOTOOLCHAIN=local keeps it from fetching another"
