#!/usr/bin/env bash
# Prints the licence of a Go module: its text and that of a file NOTICE, or with --name the
# licence's name in SPDX.
#   .ci/bundle/modulelicence.sh MODULE VERSION [--name]
set -euo pipefail
folder=$(go mod download -json "$1@$2" | sed -n 's/^.*"Dir": "\(.*\)".*$/\1/p')
text=$(find "$folder" -maxdepth 1 -iname 'licen[cs]e*' -o -maxdepth 1 -iname 'copying*' | sort | head -n 1)
[ -n "$text" ] || { echo "the module $1 has no file of a licence" >&2; exit 1; }
if [ "${3-}" != --name ]; then find "$folder" -maxdepth 1 -iname 'notice*' -print0 | xargs -0 cat "$text"; exit 0; fi

# has WORDS: whether the text has them, its lines joined
has() { tr -s ' \n\r\t' ' ' <"$text" | grep -qiF "$1"; }
if has 'Apache License Version 2.0'; then echo Apache-2.0
elif has 'Permission is hereby granted, free of charge'; then echo MIT
elif has 'Neither the name'; then echo BSD-3-Clause
elif has 'Redistributions in binary form must reproduce'; then echo BSD-2-Clause
else echo "the licence of the module $1 has no known name: $text" >&2; exit 1
fi
