package annotation

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// subdivided is a document of the forms that ELAN has for annotations without times of
// their own. P1 is aligned, the words divide it in time, the glosses divide it by number.
const subdivided = `<ANNOTATION_DOCUMENT FORMAT="3.0"><HEADER TIME_UNITS="milliseconds"/>
 <TIME_ORDER>
  <TIME_SLOT TIME_SLOT_ID="s1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="s2"/><TIME_SLOT TIME_SLOT_ID="s3"/>
  <TIME_SLOT TIME_SLOT_ID="s9" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="s4" TIME_VALUE="4000"/>
 </TIME_ORDER>
 <TIER TIER_ID="gloss" PARENT_REF="P1">
  <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g3" ANNOTATION_REF="a1" PREVIOUS_ANNOTATION="g2"><ANNOTATION_VALUE>third</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
  <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g1" ANNOTATION_REF="a1"><ANNOTATION_VALUE>first</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
  <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="g2" ANNOTATION_REF="a1" PREVIOUS_ANNOTATION="g1"><ANNOTATION_VALUE>second</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
 </TIER>
 <TIER TIER_ID="note" PARENT_REF="gloss">
  <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="n1" ANNOTATION_REF="g2"><ANNOTATION_VALUE>of the second</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
 </TIER>
 <TIER TIER_ID="words" PARENT_REF="P1">
  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="w1" TIME_SLOT_REF1="s1" TIME_SLOT_REF2="s2"><ANNOTATION_VALUE>one</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="w2" TIME_SLOT_REF1="s2" TIME_SLOT_REF2="s3"><ANNOTATION_VALUE>two</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="w3" TIME_SLOT_REF1="s3" TIME_SLOT_REF2="s4"><ANNOTATION_VALUE>three</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
 </TIER>
 <TIER TIER_ID="P1">
  <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="s1" TIME_SLOT_REF2="s4"><ANNOTATION_VALUE>whole</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
 </TIER>
</ANNOTATION_DOCUMENT>`

// spans lists intervals as "tier: label from-to" in milliseconds.
func spans(all []Interval) (list []string) {
	for _, v := range all {
		list = append(list, fmt.Sprintf("%s: %s %d-%d", v.Tier, v.Label, v.Start.Milliseconds(), v.End.Milliseconds()))
	}
	return list
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestELANDivides: annotations without times of their own divide their parent.
func TestELANDivides(t *testing.T) {
	equal(t, spans(must(t, "a.eaf", subdivided)), []string{
		"gloss: third 3000-4000", "gloss: first 1000-2000", "gloss: second 2000-3000", "note: of the second 2000-3000",
		"words: one 1000-2000", "words: two 2000-3000", "words: three 3000-4000", "P1: whole 1000-4000",
	})
}

// TestELANLeavesOutTheUnaligned: an annotation whose time nobody can tell is left out,
// with those that belong to it, and the user is told.
func TestELANLeavesOutTheUnaligned(t *testing.T) {
	text := strings.Replace(subdivided, `TIME_SLOT_ID="s4" TIME_VALUE="4000"`, `TIME_SLOT_ID="s4"`, 1)
	text = strings.Replace(text, `<TIER TIER_ID="gloss"`, `<TIER TIER_ID="fine"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="f" TIME_SLOT_REF1="s1" TIME_SLOT_REF2="s9"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID="gloss"`, 1)
	got, err := Read("a.eaf", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, spans(got.Intervals), []string{"fine: x 1000-1000"})
	if len(got.Remarks) != 1 || !strings.Contains(got.Remarks[0], "8 of such") || !strings.Contains(got.Remarks[0], "not aligned") {
		t.Errorf("remarks %q", got.Remarks)
	}
}

// TestELANChainsByTheirSlots: ELAN writes slots without value behind a known one of the
// same tier, whatever other tiers have between.
func TestELANChainsByTheirSlots(t *testing.T) {
	text := strings.Replace(subdivided, `TIME_SLOT_ID="s9" TIME_VALUE="1000"`, `TIME_SLOT_ID="s9" TIME_VALUE="1100"`, 1)
	if got := spans(must(t, "a.eaf", text))[4:7]; got[0] != "words: one 1000-2000" || got[2] != "words: three 3000-4000" {
		t.Errorf("%q", got)
	}
}

// TestELANGapsAreSpreadToo: tiers without a chain have the order of the file.
func TestELANGapsAreSpreadToo(t *testing.T) {
	text := strings.Replace(subdivided, `TIME_SLOT_REF1="s2" TIME_SLOT_REF2="s3"`, `TIME_SLOT_REF1="s2x" TIME_SLOT_REF2="s3"`, 1)
	text = strings.Replace(text, `TIME_SLOT_ID="s9" TIME_VALUE="1000"`, `TIME_SLOT_ID="s2x"`, 1)
	equal(t, spans(must(t, "a.eaf", text))[4:7], []string{"words: one 1000-2500", "words: two 3000-3500", "words: three 3500-4000"})
}

// aligned is a document of slots and tiers; each annotation is named by its label.
func aligned(slots, tiers string) string {
	var b strings.Builder
	b.WriteString("<ANNOTATION_DOCUMENT>")
	for _, s := range strings.Fields(slots) {
		id, value, _ := strings.Cut(s, "=")
		fmt.Fprintf(&b, `<TIME_SLOT TIME_SLOT_ID="%s" TIME_VALUE="%s"/>`, id, value)
	}
	for _, t := range strings.Split(tiers, "; ") {
		words := strings.Fields(t)
		name, parent, _ := strings.Cut(words[0], "<")
		fmt.Fprintf(&b, `<TIER TIER_ID="%s" PARENT_REF="%s">`, name, parent)
		for _, w := range words[1:] {
			from, to, _ := strings.Cut(w, "-")
			fmt.Fprintf(&b, `<ALIGNABLE_ANNOTATION ANNOTATION_ID="%[1]s" TIME_SLOT_REF1="%[2]s" TIME_SLOT_REF2="%[3]s"><ANNOTATION_VALUE>%[1]s</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>`, w, from, to)
		}
		b.WriteString("</TIER>")
	}
	return b.String() + "</ANNOTATION_DOCUMENT>"
}

// TestELANPlacesParentsFirst: a child divides the time of its parent, not that of all.
func TestELANPlacesParentsFirst(t *testing.T) {
	text := aligned("a=0 w p b=4000", "words<whole a-w w-p p-b; whole a-p p-b")
	equal(t, spans(must(t, "a.eaf", text)), []string{
		"words: a-w 0-1000", "words: w-p 1000-2000", "words: p-b 2000-4000", "whole: a-p 0-2000", "whole: p-b 2000-4000",
	})
}

// TestELANLeavesOutWhatHasNoRoom: a chain between two slots of one time has no length to
// divide; one that is a ring has no order.
func TestELANLeavesOutWhatHasNoRoom(t *testing.T) {
	equal(t, spans(must(t, "a.eaf", aligned("a=1000 x b=1000 c=2000", "t a-x x-b; u a-c"))), []string{"u: a-c 1000-2000"})
	equal(t, spans(must(t, "a.eaf", aligned("a=1000 x y z=9000 c=2000", "t x-y y-x; u a-c"))), []string{"t: x-y 3666-6333", "u: a-c 1000-2000"})
}

// TestELANEnds: a chain of annotations that refer to each other is read to a depth that
// no one's tiers have.
func TestELANEnds(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<ANNOTATION_DOCUMENT><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2000"/><TIER TIER_ID="x">`)
	for i := 100; i > 0; i-- {
		fmt.Fprintf(&b, `<REF_ANNOTATION ANNOTATION_ID="r%d" ANNOTATION_REF="r%d"><ANNOTATION_VALUE>v</ANNOTATION_VALUE></REF_ANNOTATION>`, i, i-1)
	}
	b.WriteString(`<ALIGNABLE_ANNOTATION ANNOTATION_ID="r0" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>v</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></TIER></ANNOTATION_DOCUMENT>`)
	if _, err := Read("a.eaf", strings.NewReader(b.String())); !errors.Is(err, ErrSlot) {
		t.Errorf("%v", err)
	}
}

// TestELANCountsFromTheRecording: TIME_ORIGIN says where in the recording the document's
// time begins. Where media differ, the video counts and the user is told.
func TestELANCountsFromTheRecording(t *testing.T) {
	sound := `<MEDIA_DESCRIPTOR MEDIA_URL="file:///a.wav" MIME_TYPE="audio/x-wav"/>`
	video := `<MEDIA_DESCRIPTOR MEDIA_URL="file:///a.mp4" MIME_TYPE="video/mp4" RELATIVE_MEDIA_URL="./a.mp4" TIME_ORIGIN="10000"/>`
	for media, want := range map[string]struct {
		start   time.Duration
		remarks int
	}{
		"": {time.Second, 0}, sound: {time.Second, 0}, video: {11 * time.Second, 0},
		video + video: {11 * time.Second, 0}, sound + video: {11 * time.Second, 1},
		strings.Replace(sound, `"audio/x-wav"`, `"audio/x-wav" TIME_ORIGIN="-250"`, 1): {750 * time.Millisecond, 0},
	} {
		text := strings.Replace(subdivided, `<HEADER TIME_UNITS="milliseconds"/>`, `<HEADER TIME_UNITS="milliseconds">`+media+`</HEADER>`, 1)
		got, err := Read("a.eaf", strings.NewReader(text))
		if err != nil || len(got.Intervals) != 8 || got.Intervals[7].Start != want.start || len(got.Remarks) != want.remarks {
			t.Errorf("%s: %v %+v", media, err, got)
		}
	}
}

// TestELANKeepsEveryAnnotation: also where names are given twice or not at all, and where
// annotations of one tier overlap.
func TestELANKeepsEveryAnnotation(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<ANNOTATION_DOCUMENT><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="3000"/><TIER TIER_ID="x">`)
	for _, slots := range []string{"ab", "bc", "ac"} {
		fmt.Fprintf(&b, `<ALIGNABLE_ANNOTATION TIME_SLOT_REF1="%c" TIME_SLOT_REF2="%c"><ANNOTATION_VALUE>v</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>`, slots[0], slots[1])
	}
	b.WriteString(`</TIER></ANNOTATION_DOCUMENT>`)
	equal(t, spans(must(t, "a.eaf", b.String())), []string{"x: v 1000-2000", "x: v 2000-3000", "x: v 1000-3000"})
}
