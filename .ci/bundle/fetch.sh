#!/usr/bin/env bash
# Downloads the files of a Debian source package to a folder. apt gets a configuration of its own,
# so that the machine's list of sources stays as it is, and checks the signatures of Debian's
# archive.
#   .ci/bundle/fetch.sh SUITE NAME VERSION DIR [--tar-only]   --tar-only: without Debian's changes
set -euo pipefail

suite=$1 name=$2 version=$3 dir=$(realpath -m "$4") only=${5-}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
fail() { echo "source package $name $version: $*" >&2; exit 1; }

[ -e "$keyring" ] || fail "there is no $keyring; Debian's package debian-archive-keyring has it"
# The mirror that this machine uses, unless DEBIAN_MIRROR names one.
# shellcheck disable=SC2016 # apt-get replaces $(REPO_URI)
sites=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | sort -u)
mirror=${DEBIAN_MIRROR:-$(grep -v security <<<"$sites" | head -n 1)}
[ -n "$mirror" ] || fail 'this machine has no mirror of Debian among its apt sources; name one in DEBIAN_MIRROR'
security=$(grep -m 1 security <<<"$sites" || true)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,parts} "$dir"
: >"$work/status"
{
  echo "deb-src [signed-by=$keyring] $mirror $suite main"
  if [ -n "$security" ]; then echo "deb-src [signed-by=$keyring] $security $suite-security main"; fi
} >"$work/sources.list"
cat >"$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "$work/parts";
APT::Sandbox::User "root";
CONF
export APT_CONFIG=$work/apt.conf
cd "$dir"
for pause in 0 5 20; do
  sleep $pause
  { apt-get update && apt-get source --download-only $only "$name=$version"; } >"$work/log" 2>&1 && exit 0
done
tail -n 5 "$work/log" >&2
fail 'could not download it; the end of the log is above'
