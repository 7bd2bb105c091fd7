#!/usr/bin/env bash
# Puts what the program prints of itself, the manual page and the completions, into a folder share.
#   .ci/bundle/printed.sh PROGRAM SHARE
set -euo pipefail
program=$1 share=$2
install -d "$share"/{man/man1,bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}

# print FILE ARGUMENT...: writes the file completely or not at all
print() {
  "$program" "${@:2}" >"$share/$1.part"
  chmod 644 "$share/$1.part"
  mv "$share/$1.part" "$share/$1"
}
print man/man1/facecue.1 man
print bash-completion/completions/facecue completion bash
print zsh/site-functions/_facecue completion zsh
print fish/vendor_completions.d/facecue.fish completion fish
