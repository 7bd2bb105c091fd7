package measure

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestReadParticipants(t *testing.T) {
	p, err := ReadParticipants(strings.NewReader("\ufeffparticipant_id\tage\tdropout\r\nsub-01\t18\tn/a\r\n02\t17\t1\r\n\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(p.Attributes, p.IDs); got != "[age dropout] [sub-01 sub-02]" {
		t.Error(got)
	}
	if cells, ok := p.Of("sub-01"); !ok || cells[0] != "18" || cells[1] != "" {
		t.Error(cells)
	}
	if cells, ok := p.Of("sub-03"); ok || len(cells) != 2 {
		t.Error(cells)
	}
}

func TestWrongParticipants(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "participant_id",
		"id\tage\nsub-01\t3\n":           "participant_id",
		"participant_id,age\nsub-01,3\n": "participant_id",
		"participant_id\tage\nsub-01\n":  "line 2: 1 columns, not 2",
		"participant_id\tage\nsub-01\t1\nsub-01\t2\n": "line 3: participant sub-01 stands there twice",
	} {
		if _, err := ReadParticipants(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := ReadParticipants(broken{}); err == nil {
		t.Error("an error of the file is lost")
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("disk") }

func TestIDs(t *testing.T) {
	for path, want := range map[string]string{
		"study/sub-01/ses-02/beh/sub-01_ses-02_task-therapy.jsonl": "sub-01 ses-02",
		"study/sub-01/ses-02/film.jsonl":                           "sub-01 ses-02",
		"sub-7_therapy.parquet":                                    "sub-7 ",
		"film.jsonl":                                               " ",
		"my_sub-9_copy/sub-1.jsonl":                                "sub-1 ",
		"resub-9.jsonl":                                            " ",
	} {
		if a, b := IDs(path); a+" "+b != want {
			t.Errorf("%s: %q %q", path, a, b)
		}
	}
}
