# The sources that the bundle's libav is compiled from: Debian 13's source packages, each with the
# SHA-256 of its .dsc; of nv-codec-headers, that of its .orig.tar.xz. Read by libav.sh and parts.sh.
# shellcheck shell=bash disable=SC2034
ffmpeg_version=7:7.1.5-0+deb13u1
ffmpeg_sha=9ed2ed34cbe7f056eeebbe9045c5e2d15e41b5b053fe7c8ba6979a0b6fb081ce
dav1d_version=1.5.1-1
dav1d_sha=a418ee8fdc8003feee1ba19391eac250e3ef03106c995c8e25b8a42b56de18cf
nvcodec_version=12.1.14.0-1
nvcodec_sha=0ca1a0c85b149646fa6ce4d600584507fdccf5a23d58e668d8701e89cee0c3fb
# Debian 12's packages with the static libraries that are linked in.
static=(libx264-dev libvpx-dev libopus-dev zlib1g-dev libbz2-dev)
