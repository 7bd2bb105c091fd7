#!/usr/bin/env bash
# Unpacks npm packages to FOLDER/node_modules, without the packages that they depend on. What is there is kept.
#   .ci/peers.sh FOLDER NAME@VERSION...
set -euo pipefail

folder=$1
for package in "${@:2}"; do
  at=$folder/node_modules/${package%@*}
  if grep -qs "\"version\": \"${package##*@}\"" "$at/package.json"; then
    continue
  fi
  mkdir -p "$at.new"
  archive=$(npm pack --silent --pack-destination "$folder" "$package")
  tar -xzf "$folder/$archive" -C "$at.new" --strip-components=1
  rm -rf "$at" "$folder/$archive"
  mv "$at.new" "$at"
done
