package slurm

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Job is an array of tasks, each of which does its shard of a batch.
type Job struct {
	Program    string   // the path of facecue
	Batch      []string // what follows "facecue batch" in a task, without --shard
	Summary    []string // what follows it in the job that collects the summary
	Folder     string   // in which tasks run
	Logs       string   // the folder of the tasks' own output
	Recordings int
	Seconds    float64 // of media, all together
	Tasks      int
	CPUs       int           // for each task
	Memory     int           // MB for each task
	Time       time.Duration // the limit of each task
	Partition  string        // "" for the cluster's choice
	Account    string        // "" for the user's default
}

// speed is how many seconds of media one processor analyses in a second, at least: 1080p on a processor that has no VNNI and
// is less than half as fast as that of docs/PERFORMANCE.md (11.2 times real time on two).
const speed = 2.4

// perTask is how long a task should take. What takes longer is more likely to be preempted, and what is
// shorter spends its time in the queue.
const perTask = 4 * time.Hour

// Tasks is how many tasks recordings with so many seconds of media make.
func Tasks(recordings int, seconds float64, cpus int) int {
	want := int(math.Ceil(seconds / (speed * float64(cpus) * perTask.Seconds())))
	return min(max(1, want), max(1, recordings), 1000)
}

// Limit is the time for a task: twice what it should take, for other tasks use the machine as well, and
// ten minutes. The longest recording is analysed on one processor. All in seconds of media.
func Limit(seconds, longest float64, tasks, cpus int) time.Duration {
	shard := seconds/float64(tasks) + longest
	need := max(shard/(speed*float64(cpus)), longest/speed)
	return (time.Duration(2*need*float64(time.Second)) + 10*time.Minute).Round(time.Minute)
}

// clock is a time as sbatch takes it.
func clock(d time.Duration) string {
	minutes := int(d.Minutes())
	return fmt.Sprintf("%d-%02d:%02d:00", minutes/1440, minutes/60%24, minutes%60)
}

// quote makes one word of the shell.
func quote(word string) string {
	if word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%") == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// words are arguments for the shell, each on a line of its own.
func words(args []string) string {
	var b strings.Builder
	for _, a := range args {
		b.WriteString(" \\\n  " + quote(a))
	}
	return b.String()
}
