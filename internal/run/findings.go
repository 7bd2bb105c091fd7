package run

import (
	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
)

// placeFindings names and checks the texts that a filter writes beside the pictures.
func (r *filterRun) placeFindings() error {
	if len(r.Findings) == 0 {
		return nil
	}
	if err := onlyFiles(r.Findings); err != nil {
		return err
	}
	places, err := export.PlaceAll(r.Findings, []string{r.In}, export.ReadFiles(r.In))
	if err != nil {
		return err
	}
	places.WarnTorn(r.env.Log)
	if err := places.Add(r.Out, r.In); err != nil {
		return err
	}
	r.Findings = places.All()
	return r.Overwrite.AllowAll(r.Findings, places.Reads)
}

// onlyFiles refuses findings that are pictures or go where the pictures go.
func onlyFiles(targets []export.Target) error {
	for _, t := range targets {
		switch {
		case t.Video():
			return outcome.Usagef("--findings %s: the pictures go to -o; this takes texts, such as .jsonl", t.Pattern)
		case t.Pattern == export.Pipe:
			return outcome.Usagef("--findings -: the pictures go there; name a file")
		}
	}
	return nil
}

// openFindings opens the findings of a reader's recording, beside the pictures.
func (r *filterRun) openFindings(reader *decode.Reader, out *pipeOutput) (*export.Set, error) {
	outs, err := export.Open(r.Findings, export.Options{
		Header: r.People.Header("", reader.Stream(), r.chain.made), Stdout: r.env.Out,
		People: r.People, Recording: r.In, Log: r.env.Log, Reads: export.ReadFiles(r.In),
	})
	if err == nil {
		out.outlet = outs.Add(out.name, out.to, out.file)
	}
	return outs, err
}
