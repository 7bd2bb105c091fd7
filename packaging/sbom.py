#!/usr/bin/env python3
"""Writes what is inside the bundle as an SBOM in SPDX 2.3, JSON
(https://spdx.github.io/spdx-spec/v2.3/), from the lines of parts.sh.

sbom.py VERSION ARCHIVE PARTS.TSV SECONDS, the time of the commit since 1970 in seconds"""
import datetime
import hashlib
import json
import re
import sys


def package(identifier, name, version, licence, **more):
    return {"SPDXID": f"SPDXRef-{identifier}", "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": licence,
            "copyrightText": "NOASSERTION", **more}


def purl(name, version, source):
    """The package URL of a part, where its kind is known (https://github.com/package-url/purl-spec)."""
    if source.startswith("Go module"):
        kind = f"pkg:golang/{name}@{version}"
    elif found := re.match(r"Debian source package (\S+) (\S+)", source):
        kind = f"pkg:deb/debian/{found[1]}@{found[2].replace(':', '%3A').replace('+', '%2B')}?arch=source"
    elif found := re.match(r"npm package (\S+) ([^\s;]+)", source):
        kind = f"pkg:npm/{found[1]}@{found[2]}"
    else:
        return []
    return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": kind}]


def document(version, archive, parts, seconds):
    with open(archive, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    file_name = archive.rsplit("/", 1)[-1]
    packages = [package("facecue", "facecue", version, "GPL-3.0-or-later", packageFileName=file_name,
                        checksums=[{"algorithm": "SHA256", "checksumValue": digest}])]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-facecue")]
    for line in parts:
        name, of, licence, source = line.rstrip("\n").split("\t")
        identifier = "part-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)
        packages.append(package(identifier, name, of, licence, sourceInfo=source, externalRefs=purl(name, of, source)))
        relations.append(("SPDXRef-facecue", "CONTAINS", "SPDXRef-" + identifier))
    created = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": file_name,
            "documentNamespace": f"https://github.com/facecue/facecue/spdx/{file_name}-{digest}",
            "creationInfo": {"created": created, "creators": ["Tool: facecue-sbom"]},
            "packages": packages,
            "relationships": [{"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b} for a, kind, b in relations]}


def main():
    version, archive, parts, seconds = sys.argv[1:]
    with open(parts, encoding="utf-8") as lines:
        made = document(version, archive, lines, int(seconds))
    json.dump(made, sys.stdout, indent=1)
    print()


main()
