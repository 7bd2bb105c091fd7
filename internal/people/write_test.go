package people

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestRoundTrip: what is written is read again.
func TestRoundTrip(t *testing.T) {
	rows := []Row{
		{Number: 1, Name: "Anna", Role: "patient"},
		{Number: 1, JoinedTo: 5, Part: Part{From: 90500 * time.Millisecond, To: 2 * time.Minute, HasTo: true}},
		{Number: 2, Handling: Ignore}, {Number: 3, Handling: NotPerson},
		{Number: 5, Name: "Ben"}, {Number: 7, JoinedTo: 1},
	}
	for _, seen := range []map[int]Seen{nil, {1: {time.Second, 1500 * time.Millisecond}}} {
		var text bytes.Buffer
		if err := Write(&text, rows, seen); err != nil {
			t.Fatal(err)
		}
		if seen == nil && !strings.Contains(text.String(), "1,,,,90.500,120.000,5\n") || seen != nil && !strings.Contains(text.String(), "1,Anna,patient,,,,,1.000,1.500\n") {
			t.Errorf("written:\n%s", text.String())
		}
		got := mustRead(t, text.String()).Rows()
		for i := range got {
			got[i].Line = 0
		}
		if !same(got, rows) {
			t.Errorf("read %+v, want %+v", got, rows)
		}
	}
}

func TestWriteFails(t *testing.T) {
	if err := Write(full{}, []Row{{Number: 1}}, nil); err == nil {
		t.Error("a full disk was not said")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, bytes.ErrTooLarge }

// FuzzRead: no text makes Read panic, and what it takes is written and read to the same.
func FuzzRead(f *testing.F) {
	f.Add("number,name,role,ignore,from,to,joined-to\n1,Anna,patient,,,,\n7,,,,1:30,2:00,1\n3,,,not a person,,,\n")
	f.Add("number;ignore\n1;yes\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, s.Rows(), nil); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(&out); err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		_ = NewCorrector(s, second).Apply(frame(3, 1, 2, 3))
	})
}
