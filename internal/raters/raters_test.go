package raters

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/wording"
)

// reading is what a reader makes of a file: events as person, kind, label, onset and offset
// in microseconds, or the error.
func reading(t *testing.T, name, text string, labels, tiers, people []string) (events string, names wording.Names, remarks string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	r, err := New(labels, tiers, people, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		return err.Error(), nil, ""
	}
	list, names, err := r.Read(path)
	if err != nil {
		return err.Error(), nil, log.String()
	}
	var parts []string
	for _, e := range list {
		kind := ""
		if e.Kind != event.State {
			kind = " " + e.Kind.String()
		}
		parts = append(parts, fmt.Sprintf("%d%s %v %d-%d", e.Person, kind, e.Label, e.Onset, e.Offset))
	}
	return strings.Join(parts, ", "), names, log.String()
}

const table = "onset,offset,label,person,tier\n1,2,smile,P3,face\n2,3,Angst,Anna,face\n3,4,hello,,speech\n4,5,neutral,P1,face\n5,6,smile,Ben,face\n6,7,neutral,7,face\n"

// TestRead translates labels, chooses tiers and people, and numbers the people: P3, 1 and
// the like keep their numbers, others get the free ones.
func TestRead(t *testing.T) {
	smile := []string{"smile=happiness"}
	for _, c := range []struct {
		labels, tiers, people []string
		want                  string
	}{
		{smile, []string{"face"}, nil, "3 happiness 1000000-2000000, 2 fear 2000000-3000000, 1 neutral 4000000-5000000, 4 happiness 5000000-6000000, 7 neutral 6000000-7000000"},
		{append(smile, "hello="), nil, nil, "3 happiness 1000000-2000000, 2 fear 2000000-3000000, 1 neutral 4000000-5000000, 4 happiness 5000000-6000000, 7 neutral 6000000-7000000"},
		{smile, []string{"FACE"}, []string{"anna"}, "1 fear 2000000-3000000"},
		{smile, []string{"face"}, []string{"p1", "P7"}, "1 neutral 4000000-5000000, 7 neutral 6000000-7000000"},
		{nil, nil, nil, `these labels are none of ours: in tier "face" "smile" (line 2, 2 times); in tier "speech" "hello" (line 4); say what each means by --label WORD=happiness, or leave it out by --label WORD=, or read other tiers alone by --tier NAME`},
		{smile, []string{"gaze"}, nil, `--tier gaze: the file has no such name; it has "face", "speech"`},
		{smile, []string{"face"}, []string{"Carl"}, `--person Carl: the file has no such name; it has "P3", "Anna", "P1", "Ben", "P7"`},
		{[]string{"smile=glee"}, nil, nil, "--label smile=glee: want a word of the file and a label of ours, as smile=happiness"},
		{[]string{"=happiness"}, nil, nil, "--label =happiness: want a word of the file and a label of ours, as smile=happiness"},
		{[]string{"a=b=surprise", "smile=", "hello="}, nil, nil, "2 fear 2000000-3000000, 1 neutral 4000000-5000000, 7 neutral 6000000-7000000"},
	} {
		if got, _, _ := reading(t, "a.csv", table, c.labels, c.tiers, c.people); got != c.want {
			t.Errorf("%q %q %q:\n got %s\nwant %s", c.labels, c.tiers, c.people, got, c.want)
		}
	}
	_, names, _ := reading(t, "a.csv", table, smile, []string{"face"}, nil)
	if names.Of(2) != "Anna" || names.Of(4) != "Ben" || names.Of(3) != "P3" {
		t.Errorf("names %v", names)
	}
}

// TestReadsReadings: a word for the fleeting reading, in any language, makes a fleeting
// candidate.
func TestReadsReadings(t *testing.T) {
	got, _, _ := reading(t, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nP2 fleeting anger 40%\n\n2\n00:00:03,000 --> 00:00:04,000\nP1 Freude 82%\n", nil, nil, nil)
	if want := "2 fleeting anger 1000000-2000000, 1 happiness 3000000-4000000"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestReadSaysWhatIsWrong: a file that is not there, one that is no annotation, and what a
// reader had to assume.
func TestReadSaysWhatIsWrong(t *testing.T) {
	r, err := New(nil, nil, nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.Read(filepath.Join(t.TempDir(), "none.eaf")); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
	if got, _, _ := reading(t, "a.doc", "x", nil, nil, nil); !strings.Contains(got, "not an annotation") {
		t.Errorf("%s", got)
	}
	if _, _, remarks := reading(t, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nk\xfcndig\n", []string{"kündig="}, nil, nil); !strings.Contains(remarks, "a.srt") {
		t.Errorf("no remark on the text's encoding: %q", remarks)
	}
}

// TestListsAreCut in messages.
func TestListsAreCut(t *testing.T) {
	var text strings.Builder
	text.WriteString("onset,offset,label,tier\n")
	for i := range 2 * mostListed {
		for k := range mostListed + 3 {
			fmt.Fprintf(&text, "%d,%d,word%d,tier%d\n", i, i+1, k, i)
		}
	}
	got, _, _ := reading(t, "a.csv", text.String(), nil, nil, nil)
	if !strings.Contains(got, "and 3 others") || !strings.Contains(got, "and some in 20 other tiers") {
		t.Errorf("%.300s", got)
	}
	if got, _, _ := reading(t, "a.csv", text.String(), nil, []string{"none"}, nil); !strings.Contains(got, "and 20 others") {
		t.Errorf("%.300s", got)
	}
	if got, _, _ := reading(t, "a.csv", "onset,offset,label\n1,2,neutral\n", nil, []string{"x"}, nil); !strings.Contains(got, "it has none") {
		t.Errorf("%s", got)
	}
}

// TestSpeechIsRead: our own tables hold stretches of speech, which are no expressions, in the words of any language.
func TestSpeechIsRead(t *testing.T) {
	text := "kind,onset,offset,label,person\nstate,1,2,Freude,P1\nspeech,1,2,speaking,P1\nspeech,2,3,spricht,P2\n"
	if got, _, _ := reading(t, "ours.csv", text, nil, nil, nil); got != "1 happiness 1000000-2000000, 1 speech  1000000-2000000, 2 speech  2000000-3000000" {
		t.Error(got)
	}
	if got, _, _ := reading(t, "ours.csv", text, []string{"speaking=", "spricht=fear"}, nil, nil); got != "1 happiness 1000000-2000000, 2 fear 2000000-3000000" {
		t.Error(got)
	}
}
