// Package engines runs the rules for workflow engines in contrib: those for Snakemake and GNU parallel by the
// programs as Debian has them. Of the process for Nextflow, which Debian does not have, it runs the script
// with the values that Nextflow would put in. The tests have the build tag engines ("make test-engines").
package engines
