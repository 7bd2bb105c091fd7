# The sources that the bundle's libav is compiled from: Debian 13's source packages, each with the
# SHA-256 of its .dsc. Read by libav.sh and by the list of parts.
# shellcheck shell=bash disable=SC2034
ffmpeg_version=7:7.1.5-0+deb13u1
ffmpeg_sha=9ed2ed34cbe7f056eeebbe9045c5e2d15e41b5b053fe7c8ba6979a0b6fb081ce
dav1d_version=1.5.1-1
dav1d_sha=a418ee8fdc8003feee1ba19391eac250e3ef03106c995c8e25b8a42b56de18cf
nvcodec_version=12.1.14.0-1
nvcodec_sha=d2bcd3ca27047a0b8ce6a52dfc9eda1382b3fc02b919d47a980e7354a9193faf
# Debian 12's packages with the static libraries that are linked in.
static=(libx264-dev libvpx-dev libopus-dev zlib1g-dev libbz2-dev)
