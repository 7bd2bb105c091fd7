package annotation

import (
	"errors"
	"strings"
	"testing"
)

// TestFormsOfTables: as BIDS, BORIS, R and spreadsheets write them.
func TestFormsOfTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"bids.tsv", "onset\tduration\ttrial_type\n1.5\tn/a\tsmile\n3\t0\tfrown\n4\t1\tn/a\n", "smile 1500-1500 frown 3000-3000"},
		{"points.csv", "onset,offset,label\n1.5,NA,smile\n2,,frown\n3,NaN,smile\n", "smile 1500-1500 frown 2000-2000 smile 3000-3000"},
		{"either.csv", "onset,offset,duration,label\n1.5,2,9,smile\n2,NA,0.5,frown\n", "smile 1500-2000 frown 2000-2500"},
		{"comma.tsv", "onset\tduration\tlabel\n1,5\t0,25\tsmile\n", "smile 1500-1750"},
		{"tabs.csv", "onset\toffset\tlabel\n1,5\t2\tsmile\n", "smile 1500-2000"},
		{"semicolon.tsv", "onset;offset;label\n1,5;2;\"big smile\"\n", "big smile 1500-2000"},
		{"comma.csv", "label,onset,offset\n\"big smile\",1.5,2\n", "big smile 1500-2000"},
		{"clock.csv", "start,end,label\n0:00:01.5,00:00:02.25,smile\n1:00,1:01,frown\n", "smile 1500-2250 frown 60000-61000"},
		{"blank.csv", "onset;offset;label\n1;2;smile\n;;\n\n3;4;frown\n;;\n", "smile 1000-2000 frown 3000-4000"},
		{"quote.tsv", "onset\tduration\tlabel\tperson\n1\t1\tsmile\t6\" Ann\n", "6\" Ann smile 1000-2000"},
		{"tier.csv", "tier,onset,offset,label\nAnn state,1,2,smile\nBo fleeting,1,2,frown\nBo,3,4,smile\nAnn state 2,5,6,smile\nBo 2,7,8,smile\n", "Ann smile 1000-2000 Bo fleeting frown 1000-2000 Bo smile 3000-4000 Ann smile 5000-6000 Bo 2 smile 7000-8000"},
		{"reading.csv", "kind,person,onset,offset,label\nflüchtig,1,1,2,smile\nstate,1,1,2,frown\n", "1 fleeting smile 1000-2000 1 frown 1000-2000"},
		{"nobody.csv", "onset,offset,label,subject\n1,2,smile,No focal subject\n", "smile 1000-2000"},
		{"whole.csv", "onset,offset,label\n1,2,Ann: smile\n2,3,Ann: smile\n", "Ann smile 1000-3000"},
		{"time.csv", "time,duration,label,comment\n1,2,smile,looks away\n", "smile 1000-3000"},
		{"overlap.csv", "onset,offset,label,person\n1,3,smile,Ann\n2,4,smile,Ann\n", "Ann smile 1000-3000 Ann smile 2000-4000"},
	} {
		got, remarks := said(t, c.name, c.text)
		if strings.Join(got, " ") != c.want || len(remarks) > 0 {
			t.Errorf("%s: %q %q, want %q", c.name, got, remarks, c.want)
		}
	}
}

// aggregated and events are the two tables that BORIS exports, in the forms of its
// versions 3 to 8.
const (
	aggregated = "Observation id\tObservation date\tMedia file\tTotal length\tFPS\tSubject\tBehavior\tBehavioral category\tModifiers\tBehavior type\tStart (s)\tStop (s)\tDuration (s)\tComment start\tComment stop\n" +
		"one\t2024-05-01 10:00:00\ta.mp4\t60.0\t25.0\tAnn\tsmile\t\t\tSTATE\t1.800\t8.125\t6.325\t\t\n" +
		"one\t2024-05-01 10:00:00\ta.mp4\t60.0\t25.0\tNo focal subject\tfrown\t\t\tPOINT\t9.825\t9.825\tNA\t\t\n"
	preamble = "Observation id\tone\t\t\t\n\t\t\t\t\nMedia file(s)\t\t\t\t\nPlayer #1\ta.mp4\t\t\t\nTime offset (s)\t0.0\t\t\t\nindependent variables\t\t\t\t\nvariable\tvalue\t\t\t\n\t\t\t\t\n"
	events   = preamble + "Time\tSubject\tBehavior\tComment\tStatus\n" +
		"3.300\tAnn\tsmile\t\tSTART\n4.000\tBo\tsmile\tlooks away\tSTART\n5.000\tAnn\tfrown\t\tPOINT\n7.750\tAnn\tsmile\t\tSTOP\n8.000\tBo\tsmile\t\tSTOP\n"
	newEvents = "Observation id,Observation type,Source,Subject,Behavior,Modifier #1,Behavior type,Time,Media file name,Image index,Comment\n" +
		"one,Media file(s),player #1:a.mp4,Ann,smile,left,START,1.5,a.mp4,37,\n" +
		"one,Media file(s),player #1:a.mp4,Ann,smile,right,START,2,a.mp4,50,\n" +
		"one,Media file(s),player #1:a.mp4,Ann,smile,right,STOP,3,a.mp4,75,\n" +
		"one,Media file(s),player #1:a.mp4,Ann,smile,left,STOP,4,a.mp4,100,\n"
)

func TestFormsOfBORIS(t *testing.T) {
	for text, want := range map[string]string{
		aggregated: "Ann smile 1800-8125 frown 9825-9825",
		events:     "Ann frown 5000-5000 Ann smile 3300-7750 Bo smile 4000-8000",
		newEvents:  "Ann smile 2000-3000 Ann smile 1500-4000",
		"time\tsubject\tcode\tmodifier\tcomment\n1\tAnn\tflüchtig big smile\t\tpoint\n":                                           "Ann fleeting big smile 1000-1000",
		"Time\tSubject\tBehavior\tStatus\n1\tAnn\tsmile\tSTART\n2\tAnn\tsmile\tSTART\n3\tAnn\tsmile\tSTOP\n4\tAnn\tsmile\tSTOP\n": "Ann smile 1000-3000 Ann smile 2000-4000",
	} {
		for _, name := range []string{"a.tsv", "a.csv"} {
			if got, remarks := said(t, name, text); strings.Join(got, " ") != want || len(remarks) > 0 {
				t.Errorf("%q: %q %q, want %q", text, got, remarks, want)
			}
		}
	}
}

// TestBORISPairsWithinAnObservation, and a point has no length at all.
func TestBORISPairsWithinAnObservation(t *testing.T) {
	text := "Observation id\tTime\tSubject\tBehavior\tStatus\none\t1\tAnn\tsmile\tSTART\ntwo\t2\tAnn\tsmile\tSTART\ntwo\t3\tAnn\tsmile\tSTOP\none\t4\tAnn\tsmile\tSTOP\none\t5\tAnn\tsmile\tPOINT\n"
	if got, _ := said(t, "a.tsv", text); strings.Join(got, " ") != "Ann smile 2000-3000 Ann smile 1000-4000 Ann smile 5000-5000" {
		t.Errorf("%q", got)
	}
	if all := must(t, "a.tsv", text); all[2].End != all[2].Start {
		t.Errorf("%+v", all[2])
	}
}

// TestBORISIsOneRecording: several observations have a clock each, which is said.
func TestBORISIsOneRecording(t *testing.T) {
	_, remarks := said(t, "a.tsv", aggregated+strings.Replace(aggregated[strings.Index(aggregated, "\n")+1:], "one\t", "two\t", 1))
	if len(remarks) != 1 || !strings.Contains(remarks[0], "rows of 2 observations") {
		t.Errorf("%q", remarks)
	}
}

func TestBORISThatDoesNotPair(t *testing.T) {
	head := "Time\tSubject\tBehavior\tStatus\n"
	for text, want := range map[string]struct {
		err  error
		says string
	}{
		head + "1\tAnn\tsmile\tSTOP\n":                              {ErrClosed, `line 2: a state ends that did not begin; add its start: "smile"`},
		head + "1\tAnn\tsmile\tSTART\n2\tBo\tsmile\tSTOP\n":         {ErrClosed, "line 3"},
		head + "3\tBo\tsmile\tPOINT\n1\tAnn\tfrown\tSTART\n":        {ErrOpen, `line 3: a state begins and does not end; add its end: "frown"`},
		head + "1\tAnn\tsmile\tlater\n":                             {ErrStatus, `line 2: a status is START, STOP or POINT: "later"`},
		head + "2\tAnn\tsmile\tSTART\n1\tAnn\tsmile\tSTOP\n":        {ErrOrder, "line 2"},
		"Observation id\tone\n\nTime\tSubject\tBehavior\n1\tA\tx\n": {ErrColumns, "BORIS"},
	} {
		_, err := Read("a.tsv", strings.NewReader(text))
		if !errors.Is(err, want.err) || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%q: %v, want %q", text, err, want.says)
		}
	}
}

// TestEncodings: what is not UTF-8 is read as the code page of Western Europe, and the
// user is told; UTF-16 needs no mark.
func TestEncodings(t *testing.T) {
	const text = "onset;duration;label\n1;2;Überraschung – 5 €\n"
	latin := strings.NewReplacer("Ü", "\xdc", "–", "\x96", "€", "\x80").Replace(text)
	for name, c := range map[string]struct {
		text    string
		remarks int
	}{
		"UTF-8": {text, 0}, "UTF-8 with its mark": {"\ufeff" + text, 0}, "Windows-1252": {latin, 1},
		"UTF-16 LE": {wide(text, 0), 0}, "UTF-16 BE": {wide(text, 1), 0}, "UTF-16 LE without a mark": {wide(text, 0)[2:], 0}, "UTF-16 BE without a mark": {wide(text, 1)[2:], 0},
		"old Mac's line ends": {strings.ReplaceAll(latin, "\n", "\r"), 1},
	} {
		got, err := Read("a.csv", strings.NewReader(c.text))
		if err != nil || len(got.Intervals) != 1 || got.Intervals[0].Label != "Überraschung – 5 €" || len(got.Remarks) != c.remarks {
			t.Errorf("%s: %v %+v", name, err, got)
		}
	}
	for _, text := range []string{"PK\x03\x04\x14\x00\x08", "\x89PNG\r\n\x1a\n\xff", "a\xff\x00b", "a\x00bc", "onset\x01\xff"} {
		if _, err := Read("a.csv", strings.NewReader(text)); !errors.Is(err, ErrText) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
