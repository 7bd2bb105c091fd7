package slurm

import (
	"errors"
	"fmt"
	"strings"
)

// Script is the text for sbatch.
func (j Job) Script() (string, error) {
	for _, text := range []string{j.Folder, j.Logs, j.Partition, j.Account} {
		if strings.ContainsAny(text, "\n\r\"") { // sbatch's own lines know no such characters
			return "", errors.New("a line break or quotation mark in a folder or name: sbatch cannot take it")
		}
	}
	return j.head() + j.body(), nil
}

func (j Job) head() string {
	options := []string{
		"--job-name=facecue",
		fmt.Sprintf("--array=1-%d", j.Tasks),
		fmt.Sprintf("--cpus-per-task=%d", j.CPUs),
		fmt.Sprintf("--mem=%dM", j.Memory),
		"--time=" + clock(j.Time),
		`--chdir="` + j.Folder + `"`,
		`--output="` + j.Logs + `/%A_%a.log"`,
		"--open-mode=append",
		"--requeue",
		"--signal=B:TERM@120",
	}
	if j.Partition != "" {
		options = append(options, "--partition="+j.Partition)
	}
	if j.Account != "" {
		options = append(options, "--account="+j.Account)
	}
	return fmt.Sprintf(`#!/bin/bash
# Made by "facecue slurm": %d recordings, about %.1f hours of media, in %d tasks. Read and edit it; then
#   job=$(sbatch --parsable facecue.batch.sbatch)
#   sbatch --dependency=afterany:$job --array=0 --cpus-per-task=1 facecue.batch.sbatch summary
# The second job waits for all tasks and collects the summary. A task that ends early, by its time limit,
# by scancel or with its machine, loses the recordings that it was analysing and none that are done: what
# Slurm does not start again by itself goes on when this script is submitted again.
#
#SBATCH %s
`, j.Recordings, j.Seconds/3600, j.Tasks, strings.Join(options, "\n#SBATCH "))
}

func (j Job) body() string {
	return fmt.Sprintf(`set -euo pipefail

facecue=%s

if [ "${1-}" = summary ]; then
  exec "$facecue" batch%s
fi

# facecue analyses as many recordings at once as it may use processors.
export GOMAXPROCS="${SLURM_CPUS_PER_TASK:-1}"

# Outputs are written to a local disk, if the task has one, and copied when they are whole.
scratch=()
if [ -n "${TMPDIR-}" ] && df --local -- "$TMPDIR" >/dev/null 2>&1; then
  scratch=(--scratch "$TMPDIR")
fi

# Each task takes its shard, by hours of media. Where a part of the array is submitted again, its tasks
# share what is left.
shard=1/1
if [ "$SLURM_ARRAY_TASK_MIN" = 1 ] && [ "$SLURM_ARRAY_TASK_MAX" = "$SLURM_ARRAY_TASK_COUNT" ]; then
  shard=$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT
fi

# exec, so that the signal before the end of time (B:TERM@120) reaches facecue.
exec "$facecue" batch --shard="$shard" "${scratch[@]}"%s
`, quote(j.Program), words(j.Summary), words(j.Batch))
}
