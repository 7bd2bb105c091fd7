#!/usr/bin/env bash
# Downloads axe-core, which checks the accessibility of pages, to lib/axe-core/axe.min.js.
exec "$(dirname "$0")/npm-file.sh" axe-core 4.14.1 e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745 1 axe.min.js
