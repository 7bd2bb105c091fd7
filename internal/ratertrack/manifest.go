package ratertrack

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Session is one recording with the files of its raters.
type Session struct {
	Name, Patient string
	Files         []File
}

// Errors of manifests.
var (
	ErrManifest = errors.New("a manifest is a table (.csv, .tsv) with the columns session, rater and file, and perhaps patient")
	ErrPatient  = errors.New("a session has one patient")
)

// ReadManifest reads a table of sessions. Files are relative to its folder.
func ReadManifest(path string) (list []Session, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	if strings.HasSuffix(strings.ToLower(path), ".tsv") {
		in.Comma = '\t'
	}
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, ErrManifest)
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	session, rater, file, patient := column(head, "session"), column(head, "rater"), column(head, "file"), column(head, "patient")
	if session < 0 || rater < 0 || file < 0 {
		return nil, fmt.Errorf("%s: %w", path, ErrManifest)
	}
	places := map[string]int{}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		name := row[session]
		at, ok := places[name]
		if !ok {
			at = len(list)
			places[name], list = at, append(list, Session{Name: name})
			if patient >= 0 {
				list[at].Patient = row[patient]
			}
		}
		if patient >= 0 && list[at].Patient != row[patient] {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("%s: line %d: %w: %s has %q and %q", path, line, ErrPatient, name, list[at].Patient, row[patient])
		}
		full := row[file]
		if !filepath.IsAbs(full) {
			full = filepath.Join(filepath.Dir(path), full)
		}
		list[at].Files = append(list[at].Files, File{Path: full, Rater: row[rater]})
	}
}
