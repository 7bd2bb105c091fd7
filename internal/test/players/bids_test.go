//go:build players

package players

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const validator = "../../../lib/bids-validator/cli.js"

// TestBIDS: the BIDS validator has no errors and no warnings for a data set with facecue's events and
// sidecar, in every language, from an analysis and from an import.
func TestBIDS(t *testing.T) {
	folder := t.TempDir()
	annotate(t, folder)
	rater := filepath.Join(folder, "rater.csv")
	put(t, rater, "onset,offset,label,person\n0.5,2,happiness,O'Brien\n1,n/a,fear,O'Brien\n")
	for name, args := range map[string][]string{
		"English":  {"render", filepath.Join(folder, "track.jsonl"), "--name", "1=Zoë"},
		"German":   {"render", filepath.Join(folder, "track.jsonl"), "--lang", "de"},
		"imported": {"import", rater},
	} {
		set := dataset(t)
		facecue(t, append(args, "-o", filepath.Join(set, events+".tsv"), "-o", filepath.Join(set, events+".json"))...)
		if found := validated(t, set); len(found) > 0 {
			t.Errorf("%s: the validator says %v", name, found)
		}
	}
	tried(t, "bids-validator", "bids")
	tried(t, "bids-validator", "bidsjson")
}

// TestBIDSOfMeasures: the validator has no errors for what summarize --bids writes, and no warnings
// once authors, whom the program does not know, are added: two participants with attributes, and
// two sessions of each.
func TestBIDSOfMeasures(t *testing.T) {
	folder := t.TempDir()
	annotate(t, folder)
	record, err := os.ReadFile(filepath.Join(folder, "track.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	study, set := filepath.Join(folder, "study"), filepath.Join(folder, "measures")
	for _, name := range []string{"sub-01/ses-01/sub-01_ses-01_film", "sub-01/ses-02/sub-01_ses-02_film", "sub-02/ses-01/sub-02_ses-01_film", "sub-02/ses-02/sub-02_ses-02_film"} {
		path := filepath.Join(study, name+".jsonl")
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		put(t, path, string(record))
	}
	put(t, filepath.Join(study, "participants.tsv"), "participant_id\tage\tgroup\nsub-01\t30\ta\nsub-02\tn/a\tb\n")
	facecue(t, "summarize", "--cohort", study, "--bids", set)
	found := validated(t, set)
	if len(found) != 1 || !strings.HasPrefix(found[0], "NO_AUTHORS") {
		t.Errorf("the validator says %v", found)
	}
	about := filepath.Join(set, "dataset_description.json")
	text, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	put(t, about, strings.Replace(string(text), "{", `{"Authors": ["A. One", "B. Two"],`, 1))
	if found := validated(t, set); len(found) > 0 {
		t.Errorf("with authors the validator says %v", found)
	}
	put(t, filepath.Join(set, "sub-02", "ses-02", "beh", "sub-02_ses-02_task-session_beh.tsv"), "a\tb\n1\n")
	if found := validated(t, set); len(found) == 0 {
		t.Error("the validator takes a table with rows of other lengths")
	}
}

// TestBIDSRefuses: the validator reports errors in the sidecar and in the table.
func TestBIDSRefuses(t *testing.T) {
	for file, text := range map[string]string{
		events + ".json": `{"GeneratedBy": []}`,
		events + ".tsv":  "duration\tonset\n1\t1\n",
	} {
		set := dataset(t)
		put(t, filepath.Join(set, events+".tsv"), "onset\tduration\n1\t1\n")
		put(t, filepath.Join(set, events+".json"), "{}")
		put(t, filepath.Join(set, file), text)
		if found := validated(t, set); len(found) == 0 {
			t.Errorf("the validator takes %s", text)
		}
	}
}

// events is the path of the events in a data set of one person and one task.
const events = "sub-01/beh/sub-01_task-session_events"

// dataset is a folder with all files that BIDS requires beside the events.
func dataset(t *testing.T) string {
	t.Helper()
	set := t.TempDir()
	if err := os.MkdirAll(filepath.Join(set, "sub-01", "beh"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(set, "dataset_description.json"), `{"Name": "made up", "BIDSVersion": "1.9.0", "License": "CC0", "Authors": ["A. One", "B. Two"]}`)
	put(t, filepath.Join(set, "README"), strings.Repeat("A data set for a test. ", 10))
	return set
}

// validated lists the errors and warnings of the validator.
func validated(t *testing.T, set string) (found []string) {
	t.Helper()
	program, err := filepath.Abs(validator)
	if err != nil {
		t.Fatal(err)
	}
	const run = `require(process.argv[1]).default(process.argv.slice(2)).catch(code => process.exit(code))`
	out, failed := exec.CommandContext(t.Context(), "node", "-e", run, program, set, "--json").Output()
	var said struct {
		Issues struct {
			Errors, Warnings []struct{ Key, Reason string }
		}
		Summary struct{ DataTypes []string }
	}
	if err := json.Unmarshal(out, &said); err != nil || len(said.Summary.DataTypes) != 1 {
		t.Fatalf("the validator: %v %v\n%s", failed, err, out)
	}
	for _, issue := range append(said.Issues.Errors, said.Issues.Warnings...) {
		found = append(found, issue.Key+": "+issue.Reason)
	}
	return found
}
