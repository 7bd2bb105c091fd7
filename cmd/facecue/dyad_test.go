package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// TestDyadSession prints the measures beside their surrogates, and writes table and lanes.
func TestDyadSession(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	printed := facecue(t, "dyad", record)
	printed.want(t, exitDone, "")
	for _, want := range []string{"a is P1, b is P2", "circular shifts", "7.2479", "not the feeling"} {
		if !strings.Contains(printed.out, want) {
			t.Errorf("no %q in:\n%s", want, printed.out)
		}
	}
	names := []string{"--name", "1=patient", "--name", "2=therapist", "--a", "therapist", "--b", "patient"}
	table, lane, together := filepath.Join(dir, "d.csv"), filepath.Join(dir, "w.csv"), filepath.Join(dir, "e.csv")
	facecue(t, append([]string{"dyad", record, "-o", table, "-o", "[table=windows]" + lane, "-o", "[table=episodes]" + together, "-o", filepath.Join(dir, "l.parquet")}, names...)...).want(t, exitDone, "")
	got := map[string]map[string]string{}
	for _, r := range tableOf(t, table) {
		got[r["measure"]] = r
	}
	if r := got["joint_share"]; r["a"] != "therapist" || r["value"] != "0.07547169811" || r["surrogate_n"] != "11" || r["z"] == "" || got["first_b"]["value"] != "2" {
		t.Errorf("%v, first %v", r, got["first_b"])
	}
	if rows := tableOf(t, lane); len(rows) != 2 || rows[1]["from_s"] != "30" || rows[0]["best_lag_s"] >= "0" {
		t.Errorf("%v", rows)
	}
	if rows := tableOf(t, together); len(rows) != 2 || rows[0]["onset_s"] != "11" || rows[0]["first"] != "b" || rows[0]["lead_s"] != "1" {
		t.Errorf("%v", rows)
	}
}

// TestDyadOfSessions: with several records, people of other sessions are surrogates too.
func TestDyadOfSessions(t *testing.T) {
	dir := t.TempDir()
	var args []string
	for _, name := range []string{"a.jsonl", "b.jsonl", "c.jsonl"} {
		args = append(args, referenceRecord(t, dir, name))
	}
	torn := filepath.Join(dir, "torn.jsonl")
	if err := os.WriteFile(torn, kit.ReferenceSession()[:500_000], 0o666); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "d.csv")
	facecue(t, append([]string{"dyad", torn, "-o", out}, args...)...).want(t, exitSome, "cut off")
	others := 0
	for _, r := range tableOf(t, out) {
		if r["surrogates"] == "other sessions" && r["surrogate_n"] == "3" {
			others++
		}
	}
	if others != 4*6 {
		t.Errorf("%d rows beside people of three other sessions", others)
	}
}

// TestDyadRefuses what has no pair.
func TestDyadRefuses(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	for want, args := range map[string][]string{
		"record shows P1":    {"--ignore", "2"},
		"nobody is called X": {"--a", "X"},
		"record has P1, P2":  {"--b", "X"},
	} {
		facecue(t, append([]string{"dyad", record}, args...)...).want(t, exitFailed, want)
	}
	for want, args := range map[string][]string{
		"is both people": {"--a", "P2"}, "no signal": {"--signal", "joy"}, "at least 1 s": {"--window", "0"}, "no table": {"-o", "[table=x]y.csv"},
	} {
		facecue(t, append([]string{"dyad", record}, args...)...).want(t, exitUsage, want)
	}
	facecue(t, "dyad").want(t, exitUsage, "no record")
}

// TestDyadSaysWhyItIsEmpty: people who are never judged together, and a short record.
func TestDyadSaysWhyItIsEmpty(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	for want, args := range map[string][]string{"shorter than a window": {"--window", "3min"}, "in every window a face": {"--signal", "fear"}} {
		if got := facecue(t, append([]string{"dyad", record}, args...)...); got.code != exitDone || !strings.Contains(got.errs, want) {
			t.Errorf("exit %d: %s", got.code, got.errs)
		}
	}
	text := strings.Replace(string(kit.ReferenceSession()), `"id":1,`, `"id":3,`, 20)
	name := filepath.Join(dir, "apart.jsonl")
	if err := os.WriteFile(name, []byte(strings.ReplaceAll(text, `"id":2,`, `"id":5,`)), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := facecue(t, "dyad", name, "--a", "P1", "--b", "P3"); !strings.Contains(got.errs, "can never be judged at the same time") {
		t.Error(got.errs)
	}
}
