package raters

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
)

// TestJudgements keeps the names of people and the lines, and knows who is not named.
func TestJudgements(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	text := "onset,offset,label,person\n1,2,smile,Anna\n2,3,fleeting fear,3\n3,3,neutral,\n4,5,talk,Anna\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func(labels ...string) string {
		r, err := New(labels, nil, nil, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Judgements(path)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(list)
	}
	if got, want := read("smile=happiness", "talk="), "[{Anna happiness false 1s 2s 2} {P3 fear true 2s 3s 3} { neutral false 3s 3s 4}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := read("smile=happiness"), `these labels are none of ours: "talk" (line 5); say what each means by --label WORD=happiness, or leave it out by --label WORD=`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
