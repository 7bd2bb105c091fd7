#!/usr/bin/env bash
# Makes short recordings of the demo in many codecs, containers and pixel formats, once.
#   .ci/ffmpeg-clips.sh DIR
set -euo pipefail
cd "$(dirname "$0")/.."

dir=$1
mkdir -p "$dir"

# clip NAME OPTIONS...: makes the clip unless it is there
clip() {
  local name=$1
  shift
  [ -e "$dir/$name" ] && return
  ffmpeg -v error -nostdin -y -ss 1 -t 1.2 -i docs/demo/demo.mp4 -vf scale=640:360 -an "$@" "$dir/new.$name"
  mv "$dir/new.$name" "$dir/$name"
}

clip h264.mp4 -c:v libx264 -preset veryfast
clip h264-10bit.mkv -c:v libx264 -preset ultrafast -pix_fmt yuv422p10le
clip interlaced.ts -c:v mpeg2video -q:v 3 -flags +ilme+ildct -top 1
clip hevc.mp4 -c:v libx265 -preset ultrafast -x265-params log-level=none
clip no-pts.avi -c:v mpeg4 -q:v 3 -bf 2
clip vp8.webm -c:v libvpx -deadline realtime -cpu-used 8 -b:v 1M
clip vp9.webm -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M
clip mjpeg.mov -c:v mjpeg -q:v 3
clip prores.mov -c:v prores_ks -profile:v 1
clip ffv1-rgb.mkv -c:v ffv1 -pix_fmt bgr0
clip wide-samples.mp4 -c:v libx264 -preset ultrafast -aspect 2:1
# Raw DV has no time base of its own: FFmpeg counts in 1/25 s, from release 7 on in 1/60000 s.
clip dv.mov -c:v dvvideo -s 720x576 -r 25 -pix_fmt yuv420p
[ -e "$dir/damaged.webm" ] || head -c 60000 "$dir/vp8.webm" >"$dir/damaged.webm"
