package run

import (
	"errors"
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/tabular"
)

// about is the sentence that says what made a table.
func about(env Env) string {
	return face.Provenance{Version: env.Version}.String()
}

// tableSet is the open tables of a command: all are finished or none.
type tableSet struct {
	tables []*openTable
	extra  []*output.File // written beside them
	made   []string       // what made the records, each once
}

// write writes a row to the table of an index.
func (s *tableSet) write(i int, rows ...[]tabular.Value) error {
	for _, r := range rows {
		if err := s.tables[i].Write(r); err != nil {
			return err
		}
	}
	return nil
}

// note remembers what made a record.
func (s *tableSet) note(made string) {
	if !slices.Contains(s.made, made) {
		s.made = append(s.made, made)
	}
}

// text adds a file of text beside the tables.
func (s *tableSet) text(name string, text []byte, reads output.Inputs) error {
	f, err := output.Create(name, reads)
	if err != nil {
		return err
	}
	s.extra = append(s.extra, f)
	_, err = f.Write(text)
	return err
}

// end gives the files their names if err is nil, else removes what was written.
func (s *tableSet) end(err error) error {
	files := s.extra
	for _, t := range s.tables {
		if err == nil {
			err = t.finish(s.made)
		}
		files = append(files, t.files...)
	}
	if err == nil {
		return output.Commit(files...)
	}
	for _, f := range files {
		err = errors.Join(err, f.Discard())
	}
	return err
}
