#!/usr/bin/env bash
# Downloads the BIDS validator, one file with all its dependencies, to lib/bids-validator/cli.js.
exec "$(dirname "$0")/npm-file.sh" bids-validator 1.14.14 6c16ab1e1849dbdbda15052622335aa4a9029f4bd056cf15340671ba5dde00ac 16 dist/commonjs/cli.js
