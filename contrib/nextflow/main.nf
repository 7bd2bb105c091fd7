// Analyses each recording of a folder, in parallel where the executor can. Nextflow, DSL 2:
//
//   nextflow run main.nf --recordings 'recordings/**.mp4' --results results -resume
//
// --people says how many people each recording shows, as 2 or 1-3. A table of who is who holds for
// one recording: give it to "facecue render --people" afterwards.
//
// facecue ends with 3 where a recording was damaged and what could be read was written.
nextflow.enable.dsl = 2

params.recordings = 'recordings/**.mp4'
params.results = 'results'
params.program = 'facecue'
params.people = ''

process FACECUE {
    cpus 1
    memory '500 MB'
    tag "$recording"
    publishDir params.results, mode: 'copy'

    input:
    path recording

    output:
    path "${recording.baseName}.*", includeInputs: false

    script:
    def people = params.people ? "--people ${params.people}" : ''
    """
    ${params.program} annotate -y --threads ${task.cpus} ${people} '${recording}' \\
      -o '${recording.baseName}.jsonl' -o '${recording.baseName}.vtt' -o '${recording.baseName}.events.csv' || [ \$? = 3 ]
    """
}

workflow {
    FACECUE(Channel.fromPath(params.recordings))
}
