// Package cluster runs batches on a cluster of one node: slurmctld, slurmd and munged as Debian has them,
// started by the test in a folder of its own and ended with it. The tests have the build tag slurm
// ("make test-slurm").
package cluster
