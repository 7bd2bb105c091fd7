package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

const (
	annaTable = "onset,offset,label,person\n0,2,neutral,Anna\n2,5,smile,Anna\n5,8,neutral,Anna\n8,10,anger,Anna\n"
	benTable  = "onset,offset,label,person\n0,2.5,neutral,anna\n2.5,5,smile,anna\n5,8,neutral,anna\n8,10,sadness,anna\n"
)

// TestAgree: two raters, all outputs, and the same bytes again.
func TestAgree(t *testing.T) {
	dir := t.TempDir()
	anna, ben := filepath.Join(dir, "anna.csv"), filepath.Join(dir, "ben.csv")
	write(t, anna, annaTable)
	write(t, ben, benTable)
	outputs := []string{"out.csv", "out.json", "out.md", "out.html"}
	args := []string{"agree", anna, ben, "--label", "smile=happiness", "--draws", "50", "-y"}
	for _, name := range outputs {
		args = append(args, "-o", filepath.Join(dir, name))
	}
	r := facecue(t, args...)
	r.want(t, exitDone, "")
	if !containsAll(r.out, "## Anna: 10.0 s judged by all, 250 units of time", "anna ~ ben", "- anna: taken as judged", "not of a felt emotion") {
		t.Errorf("%s", r.out)
	}
	var first []string
	for _, name := range outputs {
		first = append(first, string(read(t, filepath.Join(dir, name))))
	}
	facecue(t, args...).want(t, exitDone, "")
	for i, name := range outputs {
		if string(read(t, filepath.Join(dir, name))) != first[i] {
			t.Errorf("%s has other bytes the second time", name)
		}
	}
	if !json.Valid([]byte(first[1])) || first[2] != r.out || !strings.Contains(first[0], "anna ~ ben,,Anna,,percent_agreement,0.752") {
		t.Errorf("%.600s", first[0])
	}
}

// TestAgreeRequires: a requirement that is not met is exit status 1 and one line; outputs are written.
func TestAgreeRequires(t *testing.T) {
	dir := t.TempDir()
	anna, ben, out := filepath.Join(dir, "anna.csv"), filepath.Join(dir, "ben.csv"), filepath.Join(dir, "out.csv")
	write(t, anna, annaTable)
	write(t, ben, benTable)
	with := func(more ...string) ended {
		return facecue(t, append([]string{"agree", anna, ben, "--label", "smile=happiness", "--draws", "20", "--coded", "0-10"}, more...)...)
	}
	with("--require", "kappa=0.5", "--require", "kappa:happiness=0.8").want(t, exitDone, "")
	r := with("--require", "kappa=0.9", "-o", out)
	r.want(t, exitFailed, "--require kappa=0.9 is not met: kappa of anna ~ ben, Anna, is 0.6")
	if strings.Count(r.errs, "\n") != 1 || len(read(t, out)) == 0 {
		t.Errorf("%q", r.errs)
	}
	with("--require", "kappa:anger=0.9").want(t, exitFailed, "kappa of anger of anna ~ ben, Anna, is 0.0000")
	with("--require", "kappa=high").want(t, exitUsage, "want a measure and its least value")
	with("--require", "happiness=1").want(t, exitUsage, "nothing was measured by that name; there is percent_agreement, kappa")
}

// TestAgreeWithRecord: frames of the record, and people by --person.
func TestAgreeWithRecord(t *testing.T) {
	dir := t.TempDir()
	record, rater := demoRecord(t), filepath.Join(dir, "rater.events.csv")
	facecue(t, "render", record, "-o", rater).want(t, exitDone, "")
	r := facecue(t, "agree", rater, record, "--draws", "20", "--blank", "neutral", "--require", "kappa=0.9")
	r.want(t, exitDone, "")
	if !containsAll(r.out, "rater ~ ", "units of time are the frames of the record") {
		t.Errorf("%s", r.out)
	}
	write(t, filepath.Join(dir, "anna.csv"), annaTable)
	facecue(t, "agree", filepath.Join(dir, "anna.csv"), record, "--label", "smile=happiness").want(t, exitFailed, "nobody is judged by two raters")
	facecue(t, "agree", filepath.Join(dir, "anna.csv"), record, "--label", "smile=happiness", "--person", "anna=1", "--draws", "20").want(t, exitDone, "")
	facecue(t, "agree", filepath.Join(dir, "anna.csv"), record, "--label", "smile=happiness", "--name", "1=Anna", "--draws", "20").want(t, exitDone, "")
}

// TestAgreeSessions: a manifest with patients, and ratings on a scale.
func TestAgreeSessions(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "anna.csv"), annaTable)
	write(t, filepath.Join(dir, "ben.csv"), benTable)
	write(t, filepath.Join(dir, "m.csv"), "session,rater,file,patient\ns1,anna,anna.csv,p1\ns1,ben,ben.csv,p1\ns2,anna,anna.csv,p2\ns2,ben,anna.csv,p2\n")
	r := facecue(t, "agree", "--manifest", filepath.Join(dir, "m.csv"), "--label", "smile=happiness", "--draws", "20", "--require", "kappa=0.7")
	r.want(t, exitDone, "")
	if !containsAll(r.out, "## all sessions: 20.0 s judged by all, 500 units", "2 clusters are few", "## Each session") {
		t.Errorf("%s", r.out)
	}
	facecue(t, "agree", "--manifest", filepath.Join(dir, "m.csv"), filepath.Join(dir, "ben.csv")).want(t, exitUsage, "name no others")
	ratings := filepath.Join(dir, "ratings.csv")
	write(t, ratings, "segment,anna,ben\n1,3,4\n2,5,5\n3,1,2\n4,7,6\n5,2,2\n")
	r = facecue(t, "agree", "--scale", "ordinal", ratings, "--draws", "20", "--require", "icc_2_1=0.9")
	r.want(t, exitDone, "")
	if !containsAll(r.out, "## 5 units rated by 2 raters, ordinal", "icc_2_1_f", "kappa_quadratic", "ccc") {
		t.Errorf("%s", r.out)
	}
	facecue(t, "agree", "--scale", "height", ratings).want(t, exitUsage, "want nominal, ordinal, interval or ratio")
	facecue(t, "agree", "--scale", "ordinal", ratings, "-o", filepath.Join(dir, "x.html")).want(t, exitUsage, "the page shows labels over time")
}

// TestAgreeRefuses: mistakes of the command line and of files.
func TestAgreeRefuses(t *testing.T) {
	dir := t.TempDir()
	anna, ben := filepath.Join(dir, "anna.csv"), filepath.Join(dir, "ben.csv")
	write(t, anna, annaTable)
	write(t, ben, benTable)
	both := []string{"agree", anna, ben, "--label", "smile=happiness"}
	for says, args := range map[string][]string{
		"no rater":                  {"agree"},
		"--step 5us: want at least": append(both, "--step", "5us"), "--step soon: want a duration": append(both, "--step", "soon"),
		"--tolerance 1:00: want 10s": append(both, "--tolerance", "1:00"), "--block 0: want": append(both, "--block", "0"),
		"--iou 0: want": append(both, "--iou", "0"), "--overlap 2: want": append(both, "--overlap", "2"), "--draws 0: want": append(both, "--draws", "0"),
		"--blank x: want none": append(both, "--blank", "x"), "--offset ben: want": append(both, "--offset", "ben"), "--offset ben=x: want": append(both, "--offset", "ben=x"),
		"--coded 5-2: want": append(both, "--coded", "5-2"), "--person anna=: want": append(both, "--person", "anna="),
		"--offset carl=...: there is no such rater; there are anna, ben": append(both, "--offset", "carl=1"),
		"the name must end in one of .csv":                               append(both, "-o", filepath.Join(dir, "x.doc")),
	} {
		facecue(t, args...).want(t, exitUsage, says)
	}
	facecue(t, "agree", anna, "--label", "smile=happiness").want(t, exitFailed, "nobody is judged by two raters")
	facecue(t, "agree", anna, ben).want(t, exitFailed, "these labels are none of ours")
	facecue(t, append(both, "-o", anna)...).want(t, exitFailed, "anna.csv")
}
