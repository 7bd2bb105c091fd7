//go:build players

package players

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// splitPerson: a split at the cursor is shown at once, can be undone, and facecue render gives the faces of every frame to the person
// whom the page shows.
func (b *browser) splitPerson(t *testing.T, page, recording, record string) {
	b.t = t
	folder := t.TempDir()
	b.visit(page, folder)
	b.says(`set(document.querySelector("[aria-label='Name of P2']"), "Kim"); return id("peopleChanged").hidden`, false)
	b.visit(page, folder)
	b.says(`const kept = [texts(".who:not(.plain)")[1], id("peopleChanged").hidden]; id("undoPeople").click(); return [kept, texts(".who:not(.plain)")[1], id("undoPeople").disabled]`, []any{[]any{"Kim", false}, "P2", true})
	b.visit(page, folder)
	b.says(`const to = frame => { press("Home"); for (let i = 0; i < frame; i++) press("ArrowRight"); }, lanes = () => texts(".who:not(.plain)");
		press("1"); press("Home"); press("s"); const refused = id("said").textContent.includes("is seen only after");
		to(75); press("s"); const said = id("said").textContent, split = lanes(), rows = texts("#people th[scope=row]");
		id("undoPeople").click(); const undone = lanes();
		id("splitPerson").click();
		const named = document.querySelector("[aria-label='Name of P101']"); set(named, "Otto");
		const shown = [id("peopleChanged").hidden, id("measuresBefore").hidden];
		id("savePeople").click();
		return [refused, said, split, rows, undone, lanes().includes("Otto"), shown, id("peopleChanged").hidden]`,
		[]any{true, "From 0:03.00 on, P1 is another person, P101", []string{"P1", "P2", "P3", "P4", "P101"}, []string{"P1", "P2", "P3", "P4", "P101was P1"}, []string{"P1", "P2", "P3", "P4"}, true, []bool{false, false}, true})
	sheet := filepath.Join(folder, "people.csv")
	if text := downloaded(t, sheet); text != "number,name,role,ignore,from,to,joined-to\n1,,,,,,\n1,,,,3.000,,101\n2,,,,,,\n3,,,,,,\n4,,,,,,\n101,Otto,,,,,\n" {
		t.Errorf("people.csv: %s", text)
	}
	b.accessible(t)
	table, again := filepath.Join(folder, "split.csv"), filepath.Join(folder, "split.html")
	facecue(t, "render", record, "--people", sheet, "--recording", recording, "-o", table, "-o", again)
	b.visit(again, folder)
	b.says(`return [texts(".who:not(.plain)"), texts("#people th[scope=row]")]`, [][]string{{"P1", "P2", "P3", "P4", "Otto"}, {"P1", "P2", "P3", "P4", "P101"}})
	checkSplit(t, table)
}

// checkSplit: up to the third second the first person is P1, and from then on Otto.
func checkSplit(t *testing.T, table string) {
	f, err := os.Open(table)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	seen := map[string]int{}
	for _, r := range rows[1:] {
		number := r[at("person")]
		seconds, err := strconv.ParseFloat(r[at("time")], 64)
		if err != nil || number == "1" && seconds >= 3 || number == "101" && seconds < 3 {
			t.Fatalf("a row of the wrong person: %s", strings.Join(r, ","))
		}
		seen[number]++
	}
	if seen["1"] != 75 || seen["101"] < 50 {
		t.Errorf("rows of people: %v", seen)
	}
}
