#!/usr/bin/env bash
# Downloads a source package of Debian 13 and unpacks it. apt gets a configuration of its own, so
# that the machine's list of sources stays as it is, and checks the signatures of Debian's
# archive; the .dsc is checked against a pinned SHA-256 besides, and names those of its files.
#   .ci/bundle/source.sh NAME VERSION SHA256 DIR         DIR must not exist
#   .ci/bundle/source.sh NAME VERSION SHA256 DIR --orig  the archive of the authors without Debian's
#                                                        changes; the SHA-256 is that of the archive
set -euo pipefail

name=$1 version=$2 sha=$3 dir=$(realpath -m "$4") orig=${5-}
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
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,parts}
: >"$work/status"
{
  echo "deb-src [signed-by=$keyring] $mirror trixie main"
  if [ -n "$security" ]; then echo "deb-src [signed-by=$keyring] $security trixie-security main"; fi
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
cd "$work"
for pause in 0 5 20; do
  sleep $pause
  { apt-get update && apt-get source --download-only ${orig:+--tar-only} "$name=$version"; } >"$work/log" 2>&1 && downloaded=yes && break
done
[ -n "${downloaded-}" ] || { tail -n 5 "$work/log" >&2; fail 'could not download it; the end of the log is above'; }
pinned=$(find . -maxdepth 1 -name '*.dsc')
[ -z "$orig" ] || pinned=$(find . -maxdepth 1 -name '*.orig.tar.*')
echo "$sha  $pinned" | sha256sum --check --status || fail "$pinned has the SHA-256 $(sha256sum <"$pinned" | cut -d ' ' -f 1), another than the pinned one"
unpack() {
  if [ -z "$orig" ]; then dpkg-source -x "$pinned" "$work/tree"; else mkdir "$work/tree" && tar -xf "$pinned" -C "$work/tree" --strip-components 1; fi
}
unpack >"$work/log" 2>&1 || { cat "$work/log" >&2; fail 'could not unpack it'; }
mkdir -p "$(dirname "$dir")"
mv "$work/tree" "$dir"
