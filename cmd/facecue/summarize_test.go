package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// referenceRecord writes the made-up session of two people as a record.
func referenceRecord(t *testing.T, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, kit.ReferenceSession(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// tableOf reads a table: rows by the names of columns.
func tableOf(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(text))
	if strings.HasSuffix(name, ".tsv") {
		r.Comma = '\t'
	}
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		rows = append(rows, row)
	}
	return rows
}

// TestSummarizeSession: a row for each person and window, with the dictionary beside it.
func TestSummarizeSession(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	out := filepath.Join(dir, "film.csv")
	facecue(t, "summarize", record, "--opening", "1min", "--name", "1=Anna", "--role", "Anna=patient", "-o", out).want(t, exitDone, "")
	rows := tableOf(t, out)
	if len(rows) != 2*13 {
		t.Fatalf("%d rows", len(rows))
	}
	if r := rows[0]; r["person"] != "Anna" || r["role"] != "patient" || r["window"] != "all" || r["share_anger"] != "0.09433962264" || r["count_contempt"] != "0" || r["first_happiness_s"] != "10" {
		t.Errorf("%v", r)
	}
	if r := rows[1]; r["window"] != "opening_60s" || r["share_happiness"] != "0.26" || rows[13]["person"] != "P2" {
		t.Errorf("%v", r)
	}
	var columns map[string]struct{ Description string }
	text, err := os.ReadFile(filepath.Join(dir, "film.json"))
	if err != nil || json.Unmarshal(text, &columns) != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if len(columns) != len(rows[0]) || !strings.Contains(columns["recording"].Description, "filters: detect,classify,track,smooth") {
		t.Errorf("%d columns described of %d: %v", len(columns), len(rows[0]), columns["recording"])
	}
	facecue(t, "summarize", record).want(t, exitDone, "")
	if got := facecue(t, "summarize", record).out; !strings.Contains(got, "P1") || !strings.Contains(got, "9.4%") {
		t.Error(got)
	}
}

// TestSummarizeCohort joins the participants, and reports identifiers without a partner.
func TestSummarizeCohort(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"sub-01", "sub-02"} {
		referenceRecord(t, dir, "study", id, "ses-01", id+"_ses-01_film.jsonl")
	}
	study := filepath.Join(dir, "study")
	participants := filepath.Join(study, "participants.tsv")
	write := func(text string) {
		if err := os.WriteFile(participants, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("participant_id\tage\tgroup\nsub-01\t18\tn/a\nsub-02\t17\tb\n")
	out, bids := filepath.Join(dir, "cohort.tsv"), filepath.Join(dir, "bids")
	facecue(t, "summarize", "--cohort", study, "-o", out, "--bids", bids, "--deciles=false").want(t, exitDone, "")
	rows := tableOf(t, out)
	if len(rows) != 2*2*3 || rows[0]["participant_id"] != "sub-01" || rows[6]["session_id"] != "ses-01" || rows[6]["participant_age"] != "17" || rows[0]["participant_group"] != "n/a" {
		t.Errorf("%d rows, %v", len(rows), rows[6])
	}
	if got := tableOf(t, filepath.Join(bids, "participants.tsv")); len(got) != 2 || got[1]["group"] != "b" || got[0]["group"] != "n/a" {
		t.Error(got)
	}
	for _, id := range []string{"sub-01", "sub-02"} {
		got := tableOf(t, filepath.Join(bids, id, "ses-01", "beh", id+"_ses-01_task-session_beh.tsv"))
		if len(got) != len(rows)/2 || got[0]["participant_id"] != id {
			t.Errorf("%s: %d rows", id, len(got))
		}
	}
	unnamed := referenceRecord(t, dir, "unnamed", "film.jsonl")
	facecue(t, "summarize", unnamed, "--bids", filepath.Join(dir, "none")).want(t, exitUsage, "says a participant")
	write("participant_id\tage\nsub-02\t17\nsub-09\t17\n")
	run := facecue(t, "summarize", "--cohort", study, "-o", out, "-y")
	if run.code != exitSome || !strings.Contains(run.errs, "no sub-01") || !strings.Contains(run.errs, "sub-09 is in the table of participants and has no record") {
		t.Errorf("exit %d: %s", run.code, run.errs)
	}
	if rows := tableOf(t, out); rows[0]["participant_age"] != "n/a" || rows[0]["share_anger"] == "" {
		t.Error("the rows of a record without a participant are lost")
	}
}

// TestSummarizeOdd records: torn, empty, without people, none at all.
func TestSummarizeOdd(t *testing.T) {
	dir := t.TempDir()
	text := kit.ReferenceSession()
	file := func(name string, text []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	header, _, _ := bytes.Cut(text, []byte("\n"))
	torn, empty, no := file("torn.jsonl", text[:len(text)/2]), file("empty.jsonl", append(header, '\n')), file("no.jsonl", []byte("hello"))
	nobody := file("nobody.jsonl", append(append(header, '\n'), `{"frame":0,"pts":0,"duration":100,"time":0,"status":"no_face","faces":[]}`+"\n"...))
	out := filepath.Join(dir, "o.csv")
	facecue(t, "summarize", torn, "-o", out).want(t, exitSome, "cut off")
	if rows := tableOf(t, out); len(rows) != 26 || rows[0]["duration_s"] == "120" {
		t.Errorf("%d rows of a torn record", len(rows))
	}
	facecue(t, "summarize", empty, "-o", out, "-y").want(t, exitFailed, "holds no frames")
	facecue(t, "summarize", nobody, "-o", out, "-y").want(t, exitDone, "")
	if rows := tableOf(t, out); len(rows) != 13 || rows[0]["person"] != "" || rows[0]["missing_share"] != "1" || rows[0]["count_fear"] != "0" || rows[0]["share_fear"] != "" {
		t.Errorf("nobody: %d rows, %v", len(rows), rows[0])
	}
	facecue(t, "summarize", no, nobody, "-o", out, "-y").want(t, exitSome, "not a facecue record")
	facecue(t, "summarize").want(t, exitUsage, "no record")
	film := referenceRecord(t, dir, "film.jsonl")
	facecue(t, "summarize", film, "--name", "3=x").want(t, exitFailed, "no face has the number 3; the record has P1, P2")
	facecue(t, "summarize", film, "--name", "1=x", "--name", "2=x").want(t, exitFailed, "both are in the picture")
	facecue(t, "summarize", film, "--people", file("people.csv", []byte("number,name,role\n1,Anna,patient\n2,Otto,therapist\n")), "-o", out, "-y").want(t, exitDone, "")
	if rows := tableOf(t, out); rows[0]["person"] != "Anna" || rows[0]["role"] != "patient" || rows[13]["role"] != "therapist" {
		t.Errorf("%v", rows[0]["role"])
	}
	facecue(t, "summarize", nobody, "-o", "x.xlsx").want(t, exitUsage, "csv, tsv")
	facecue(t, "summarize", nobody, "-o", "[table=other]x.csv").want(t, exitUsage, "no table")
	facecue(t, "summarize", nobody, "-o", "x.csv", "-o", "x.tsv").want(t, exitUsage, "two outputs")
	facecue(t, "summarize", nobody, "--window", "soon").want(t, exitUsage, "length of time")
	facecue(t, "summarize", nobody, "--role", "x").want(t, exitUsage, "--role")
}

// TestSummarizeSignal gives means of a signal beside the recording, and guesses no clock.
func TestSummarizeSignal(t *testing.T) {
	dir := t.TempDir()
	record, out := referenceRecord(t, dir, "film.jsonl"), filepath.Join(dir, "o.csv")
	const data = "../../internal/signal/testdata/"
	facecue(t, "summarize", record, "--deciles=false", "--opening", "28", "--signal", data+"eda.csv", "-o", out).want(t, exitDone, "")
	if r := tableOf(t, out)[1]; r["window"] != "opening_28s" || r["signal_eda_uS_s"] != "28" || !strings.HasPrefix(r["signal_eda_uS_mean"], "2.0") || r["signal_eda_uS_mean_happiness"] == "" {
		t.Errorf("%v", r)
	}
	facecue(t, "summarize", record, "--signal", data+"e4", "-o", out, "-y").want(t, exitFailed, "neither is guessed")
	facecue(t, "summarize", record, "--signal", data+"e4:offset=500", "-o", out, "-y").want(t, exitFailed, "no time in common")
	facecue(t, "summarize", record, record, "--signal", data+"e4:offset=0", "-o", out, "-y").want(t, exitUsage, "belongs to one recording")
	facecue(t, "summarize", record, "--signal", data+"e4:offset=x", "-o", out, "-y").want(t, exitUsage, "offset is in seconds")
}

// TestSummarizeLanes: signals at the frames as a table, in CSV with the time first and in Parquet;
// the one response of the reference's minute; two marks in place of an offset.
func TestSummarizeLanes(t *testing.T) {
	dir := t.TempDir()
	record, data := referenceRecord(t, dir, "film.jsonl"), "../../internal/signal/testdata/"
	wide, lanes, packed := filepath.Join(dir, "wide.csv"), filepath.Join(dir, "lanes.csv"), filepath.Join(dir, "packed.parquet")
	e := facecue(t, "summarize", record, "--signal", data+"e4:at=0=-2.5,50=47.5", "-o", wide, "-o", "[table=lanes]"+lanes, "-o", "[table=lanes]"+packed)
	e.want(t, exitDone, "runs +0.0 millionths faster")
	rows := tableOf(t, lanes)
	if len(rows) < 500 || rows[0]["time_s"] != "0" || !strings.HasPrefix(rows[0]["signal_eda"], "2.0025") || !strings.HasPrefix(string(read(t, lanes)), "time_s,frame,signal_eda\n") {
		t.Errorf("%d rows, %v", len(rows), rows[0])
	}
	if row := tableOf(t, wide)[0]; row["signal_eda_responses"] != "1" || !strings.HasPrefix(row["signal_eda_response_amplitude"], "0.302") {
		t.Errorf("responses %q of %q", row["signal_eda_responses"], row["signal_eda_response_amplitude"])
	}
	if len(read(t, packed)) == 0 || !strings.Contains(string(read(t, filepath.Join(dir, "lanes.json"))), "signal_eda") {
		t.Error("no Parquet, or no dictionary")
	}
	facecue(t, "summarize", record, "-o", "[table=lanes]"+lanes, "-y").want(t, exitUsage, "none is given")
}

// TestSummarizeBySpeaking: a recording annotated with the filter speak has rows of the time in
// which a person speaks; one without it is refused.
func TestSummarizeBySpeaking(t *testing.T) {
	dir := t.TempDir()
	record, table := filepath.Join(dir, "short.jsonl"), filepath.Join(dir, "short.csv")
	facecue(t, "annotate", short(t), "--filter", "detect,track,classify,people,speak,smooth", "-o", record).want(t, exitDone, "")
	facecue(t, "summarize", record, "--by-speaking", "--deciles=false", "--opening", "0", "-o", table).want(t, exitDone, "")
	text := string(read(t, table))
	if !strings.Contains(text, ",window_to_s,speaking,") || !strings.Contains(text, ",yes,") || !strings.Contains(text, ",no,") {
		t.Errorf("no rows of speaking:\n%s", text)
	}
	facecue(t, "summarize", referenceRecord(t, dir, "plain.jsonl"), "--by-speaking").want(t, exitFailed, "does not tell who speaks")
}
