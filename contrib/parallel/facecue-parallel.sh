#!/bin/sh
# Analyses recordings side by side with GNU parallel, one for each processor, tracks beside each. Run the same
# line again to do what failed or was not begun; facecue.joblog remembers what is done.
#
#   contrib/parallel/facecue-parallel.sh recordings/*.mp4
#   contrib/parallel/facecue-parallel.sh --sshloginfile machines recordings/*.mp4
#   contrib/parallel/facecue-parallel.sh --people 2 recordings/*.mp4
#
# --people says how many people each recording shows, as 2 or 1-3. A table of who is who holds for
# one recording: give it to "facecue render --people" afterwards.
#
# facecue ends with 3 where a recording was damaged and what could be read was written.
options= people=
while [ "${1#--}" != "$1" ]; do
  case $1 in
    --people) people="--people $2"; shift 2 ;;
    --sshloginfile) options="$options $1 $2"; shift 2 ;;
    *) options="$options $1"; shift ;;
  esac
done
# shellcheck disable=SC2086 # several options
exec parallel $options --joblog facecue.joblog --resume-failed --termseq TERM,5000,KILL,25 \
  "${FACECUE:-facecue} annotate -y --threads 1 $people {} -o {.}.jsonl -o {.}.vtt || [ \$? = 3 ]" ::: "$@"
