package comparison

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// sessionsOf are sessions in which the second rater errs for other times in each.
func sessionsOf(n int, patient func(i int) string) (list []Session) {
	for i := range n {
		wrong := float64(i % 4)
		list = append(list, Session{Name: fmt.Sprint("s", i), Patient: patient(i), Sources: []Source{
			rater("a", 30, span(5, 15, "happiness")), rater("b", 30, span(5+wrong, 15+wrong, "happiness")),
		}})
	}
	return list
}

// TestPooled: trap 9 of section 0: sessions of one patient are no independent sessions; the interval by
// patients is wider than that by sessions.
func TestPooled(t *testing.T) {
	width := func(patient func(i int) string) (width float64, row Row, r *Result) {
		r, err := Compare(context.Background(), sessionsOf(24, patient), Default())
		if err != nil {
			t.Fatal(err)
		}
		row, ok := r.Find("a ~ b", Pooled, "", "", "kappa")
		if !ok || row.Sessions != 24 || row.Seconds != 24*30 {
			t.Fatalf("%+v", row)
		}
		return row.Upper - row.Lower, row, r
	}
	bySession, row, _ := width(func(int) string { return "" })
	byPatient, patients, r := width(func(i int) string { return fmt.Sprint("p", i%4) })
	if !(byPatient > 1.5*bySession) || row.Method != "bootstrap of sessions" || !strings.HasPrefix(patients.Method, "bootstrap of patients") {
		t.Errorf("by sessions %v (%s), by patients %v (%s)", bySession, row.Method, byPatient, patients.Method)
	}
	if row.Value != patients.Value {
		t.Errorf("%v and %v", row.Value, patients.Value)
	}
	se, ok := r.Find("a ~ b", Pooled, "", "", "kappa_jackknife_se")
	if !ok || !(se.Value > 0) || !strings.Contains(strings.Join(r.Remarks, ";"), "4 clusters are few") {
		t.Errorf("%+v, %v", se, r.Remarks)
	}
	if one, ok := r.Find("a ~ b", "s3", "P1", "", "kappa"); !ok || !math.IsNaN(one.Lower) {
		t.Errorf("one of several sessions has an interval: %+v", one)
	}
	if f1, ok := r.Find("a ~ b", Pooled, "", "", "event_f1"); !ok || f1.Value != 1 {
		t.Errorf("%+v", f1)
	}
}

// TestThree: all raters together, and a record against them as they are against each other.
func TestThree(t *testing.T) {
	a, b := fixture(t)
	record, _ := fixture(t)
	record.Rater, record.Machine = "record", true
	r := compare(t, Default(), record, a, b)
	if fmt.Sprint(r.Raters, r.Machine) != "[a b record] [false false true]" {
		t.Errorf("%v %v", r.Raters, r.Machine)
	}
	get := func(measure string) Row {
		row, ok := r.Find(All, "", "P1", "", measure)
		if !ok {
			t.Fatalf("no %s", measure)
		}
		return row
	}
	ours, theirs, difference := get("kappa_record_with_raters"), get("kappa_among_raters"), get("kappa_difference")
	if math.Abs(ours.Value-theirs.Value-difference.Value) > 1e-12 || !(difference.Lower < difference.Value && difference.Value < difference.Upper) {
		t.Errorf("%+v %+v %+v", ours, theirs, difference)
	}
	light := get("light_kappa")
	if math.Abs(light.Value-(2*ours.Value+theirs.Value)/3) > 1e-12 {
		t.Errorf("%+v", light)
	}
	two := compare(t, quick(), record, a)
	if _, ok := two.Find(All, "", "P1", "", "fleiss_kappa"); ok {
		t.Error("two raters have measures of many")
	}
}

// TestNaiveIsShownAsNaive: trap 3 of section 0.
func TestNaiveIsShownAsNaive(t *testing.T) {
	a, b := fixture(t)
	r := compare(t, Default(), a, b)
	naive, _ := r.Find("a ~ b", "", "P1", "", "kappa_naive_interval")
	kappa, _ := r.Find("a ~ b", "", "P1", "", "kappa")
	if naive.Method != Naive || !(kappa.Upper-kappa.Lower > 2*(naive.Upper-naive.Lower)) || kappa.Method != "bootstrap of blocks of 10s" {
		t.Errorf("%+v %+v", naive, kappa)
	}
	if !strings.Contains(strings.Join(r.Remarks, ";"), "fewer than 20 blocks") {
		t.Errorf("%v", r.Remarks)
	}
}

// TestUndefined: both raters use one label alone (trap 5 of section 0).
func TestUndefined(t *testing.T) {
	r := compare(t, quick(), rater("a", 60), rater("b", 60))
	row, _ := r.Find("a ~ b", "", "P1", "", "kappa")
	if !math.IsNaN(row.Value) || !math.IsNaN(row.Lower) || row.Undefined != 50 {
		t.Errorf("%+v", row)
	}
}

// TestStepTooShort is refused, and a run that is stopped ends.
func TestStepTooShort(t *testing.T) {
	o := quick()
	o.Step = time.Microsecond
	if _, err := Compare(context.Background(), []Session{{Sources: []Source{rater("a", 60), rater("b", 60)}}}, o); err != ErrSteps {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Compare(ctx, []Session{{Sources: []Source{rater("a", 60), rater("b", 60)}}}, quick()); err == nil {
		t.Error("a stopped run goes on")
	}
}

// TestManyPeople: a rater who says nothing of a person is none of that person's raters.
func TestManyPeople(t *testing.T) {
	a, b := fixture(t)
	a.Tracks = append(a.Tracks, Track{Person: "Anna", Judged: []Range{{0, seconds(60)}}})
	r := compare(t, quick(), a, b)
	if len(r.Timelines) != 1 || len(r.Remarks) == 0 || r.Remarks[0] != "Anna is judged by one rater alone and is left out" {
		t.Errorf("%v", r.Remarks)
	}
	c, _ := fixture(t)
	c.Rater = "c"
	c.Tracks[0].Person = "Anna"
	r = compare(t, quick(), a, b, c)
	if _, ok := r.Find("a ~ c", "", "Anna", "", "kappa"); !ok {
		t.Error("Anna is not compared")
	}
	if _, ok := r.Find("a ~ c", "", "P1", "", "kappa"); ok {
		t.Error("c, who says nothing of P1, is compared")
	}
}
