// Package slurm writes a batch as a job of the Slurm Workload Manager: an array of tasks, made to be
// read and edited (sbatch(1)). It runs nothing.
package slurm
