package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// session2 has a tier for the face and one for speech, as files of real work do.
const session2 = `"ooTextFile"
"TextGrid"
0 6 <exists> 3
"IntervalTier" "O'Brien face" 0 6 2
0 2 "happiness"
2 6 "E = mc2"
"IntervalTier" "speech" 0 6 3
0 1 "Good morning."
1 2 "Good morning."
2 6 "x=y"
"TextTier" "clicks" 0 6 1
3 "fear"
`

// imported gives the rows of a file as "person label onset offset".
func imported(t *testing.T, args ...string) string {
	t.Helper()
	table := filepath.Join(t.TempDir(), "rows.events.csv")
	facecue(t, append([]string{"import", "-o", table}, args...)...).want(t, exitDone, "")
	return rowsOf(string(read(t, table)))
}

func rowsOf(table string) string {
	var list []string
	for _, row := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		c := strings.Split(row, ",")
		list = append(list, strings.Join([]string{c[1], c[2], c[3], c[5]}, " "))
	}
	return strings.Join(list, "; ")
}

// TestImportChooses: by tier or by person; and a label may hold = itself.
func TestImportChooses(t *testing.T) {
	in := filepath.Join(t.TempDir(), "session.TextGrid")
	write(t, in, session2)
	face, points := "1 happiness 0.000 2.000; 1 anger 2.000 6.000", "1 fear 3.000 3.000"
	for want, args := range map[string][]string{
		face:   {"--label", "E = mc2=anger", "--tier", "o'brien FACE", in},
		points: {"--tier", "clicks", in},
		"1 happiness 0.000 2.000; 1 anger 2.000 6.000; 2 fear 3.000 3.000": {"--label", "e = MC2=anger", "--tier", "O'Brien face", "--tier", "clicks", in},
		"1 happiness 0.000 2.000":                         {"--label", "E = mc2=", "--person", "O'Brien face", in},
		"1 happiness 0.000 2.000; 2 fear 3.000 3.000":     {"--label", "E = mc2=", "--label", "x=y=", "--label", "Good morning.=", in},
		"1 happiness 0.000 2.000; 1 surprise 2.000 6.000": {"--label", "E = mc2=Überraschung", "--tier", "O'Brien face", in},
	} {
		if got := imported(t, args...); got != want {
			t.Errorf("%q: %s, want %s", args, got, want)
		}
	}
}

// TestImportNamesEveryForeignLabel in one message, by tier, with the ways out.
func TestImportNamesEveryForeignLabel(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "session.TextGrid")
	write(t, in, session2)
	facecue(t, "import", in, "-o", filepath.Join(dir, "x.srt")).want(t, exitFailed,
		`in tier "O'Brien face" "E = mc2" (line 6); in tier "speech" "Good morning." (line 8, 2 times), "x=y" (line 10); say what each means by --label WORD=happiness, or leave it out by --label WORD=, or read other tiers alone by --tier NAME`)
	var many strings.Builder
	many.WriteString("onset,offset,label\n")
	for i := range 50 {
		many.WriteString("1,2,word" + strings.Repeat("x", i) + "\n")
	}
	rows := filepath.Join(dir, "many.csv")
	write(t, rows, many.String())
	facecue(t, "import", rows, "-o", filepath.Join(dir, "x.srt")).want(t, exitFailed, "and 30 others; say what")
}

// TestImportKeepsNames such as O'Brien, in every output that has names.
func TestImportKeepsNames(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "rater.csv")
	write(t, in, "onset,offset,label,person\n1,2,happiness,O'Brien\n2,3,fear,D’Arc & <co>\n")
	var args []string
	outputs := []string{"x.srt", "x.vtt", "x.eaf", "x.TextGrid", "x.boris.tsv", "x_events.tsv", "x.ttml", "x.ffmeta"}
	for _, o := range outputs {
		args = append(args, "-o", filepath.Join(dir, o))
	}
	facecue(t, append([]string{"import", in}, args...)...).want(t, exitDone, "")
	for _, o := range outputs {
		text := strings.NewReplacer("&#39;", "'", "&apos;", "'").Replace(string(read(t, filepath.Join(dir, o))))
		if !containsAll(text, "O'Brien", "D’Arc _ _co_") {
			t.Errorf("%s:\n%s", o, text)
		}
	}
	if got := imported(t, filepath.Join(dir, "x.srt"), "--person", "O'Brien"); got != "1 happiness 1.000 2.000" {
		t.Errorf("%s", got)
	}
}

// TestImportSaysWhatItAssumes: a remark of a reader reaches the user, with the file.
func TestImportSaysWhatItAssumes(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "rater.csv"), filepath.Join(dir, "x.events.csv")
	write(t, in, "onset;duration;label\n0,5;1,25;\xdcberraschung\n")
	facecue(t, "import", in, "-o", out).want(t, exitDone, in+": the text is not in UTF-8; it was read as Windows-1252 (Latin-1)\n")
	if got := rowsOf(string(read(t, out))); got != "1 surprise 0.500 1.750" {
		t.Errorf("%s", got)
	}
}

// TestImportGoesOn: of several files, one that cannot be read does not stop the others.
func TestImportGoesOn(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv"), filepath.Join(dir, "c.csv")
	write(t, a, "onset,offset,label\n1,2,happiness\n")
	write(t, b, "onset,offset,label\n2,1,happiness\n")
	write(t, c, "onset,offset,label\n1,2,fear\n")
	ended := facecue(t, "import", a, b, c, "-o", ".srt")
	ended.want(t, exitSome, b+": line 2: ends before it starts")
	if names := strings.Join(left(t, dir), " "); names != "a.csv a.srt b.csv c.csv c.srt" {
		t.Errorf("left %s", names)
	}
	facecue(t, "import", b, "-o", ".srt").want(t, exitFailed, "ends before it starts")
}
