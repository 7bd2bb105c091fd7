#!/bin/sh
# Analyses recordings side by side with GNU parallel, one for each processor, tracks beside each. Run the same
# line again to do what failed or was not begun; facecue.joblog remembers what is done.
#
#   contrib/parallel/facecue-parallel.sh recordings/*.mp4
#   contrib/parallel/facecue-parallel.sh --sshloginfile machines recordings/*.mp4
#
# facecue ends with 3 where a recording was damaged and what could be read was written.
options=
while [ "${1#--}" != "$1" ]; do
  case $1 in
    --sshloginfile) options="$options $1 $2"; shift 2 ;;
    *) options="$options $1"; shift ;;
  esac
done
# shellcheck disable=SC2086 # several options
exec parallel $options --joblog facecue.joblog --resume-failed --termseq TERM,5000,KILL,25 \
  "${FACECUE:-facecue} annotate -y --threads 1 {} -o {.}.jsonl -o {.}.vtt || [ \$? = 3 ]" ::: "$@"
