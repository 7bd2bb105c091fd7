//go:build players

package players

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/annotation"
)

// TestSessionPage opens the page of the demo from its file: the film plays and seeks, the cursor
// is the frame that is shown, and moments, zoom, people, notes and ratings do what they say.
func TestSessionPage(t *testing.T) {
	folder := t.TempDir()
	path := film(t, folder, "mpv", ".jsonl")
	record, page := filepath.Join(folder, "film.jsonl"), filepath.Join(folder, "film.html")
	// Four numbers for two people, whom the test joins.
	facecue(t, "annotate", "-y", path, "--filter", "detect,track,classify,people=join=0,speak,smooth", "-o", record)
	facecue(t, "render", record, "--recording", path, "-o", page)
	b := startBrowser(t)
	b.forget()
	b.visit(page, folder)
	t.Run("film", func(t *testing.T) { b.filmAndCursor(t) })
	t.Run("view", func(t *testing.T) { b.zoomAndMoments(t) })
	t.Run("scroll", func(t *testing.T) { b.scrolledStrips(t) })
	for _, tab := range []string{"tabScores", "tabNotes", "tabMoments"} {
		b.says(`id("`+tab+`").click()`, nil)
		t.Run("axe of "+tab, func(t *testing.T) { b.accessible(t) })
		b.t = t
	}
	t.Run("people", func(t *testing.T) { b.peopleSheet(t, folder, record) })
	t.Run("notes", func(t *testing.T) { b.notesRoundTrip(t, folder) })
	t.Run("rating", func(t *testing.T) { b.blindRating(t, folder, record) })
	t.Run("split", func(t *testing.T) { b.splitPerson(t, page, path, record) })
	b.t = t
	b.quiet()
	tried(t, "chromium", "page")
}

// filmAndCursor: at each of some frames, the film shows the frame of the cursor; while it plays, the
// cursor goes along.
func (b *browser) filmAndCursor(t *testing.T) {
	b.t = t
	for _, frame := range []int{0, 1, 40, 225, 309} {
		var got struct{ Now, Media, Value float64 }
		b.on(`press("Home");
			let shown = -1;
			const watch = (_, meta) => { shown = meta.mediaTime; film.requestVideoFrameCallback(watch); };
			film.requestVideoFrameCallback(watch);
			const slider = id("slider");
			for (let i = 0; i < arguments[0]; i++) press("ArrowRight");
			for (let i = 0; i < 200 && (film.seeking || Math.abs(shown * 25 - arguments[0]) > 0.01 && arguments[0]); i++) await wait(50);
			return {now: Number(now().split(" ").at(-1)), media: shown, value: Number(slider.getAttribute("aria-valuenow"))}`, &got, frame)
		if frame > 0 && math.Abs(got.Media*rate-float64(frame)) > 0.01 || int(got.Now) != frame || math.Abs(got.Value-float64(frame)/rate) > 0.006 {
			t.Errorf("frame %d: %+v", frame, got)
		}
	}
	b.says(`press("Home"); press(" "); await wait(1500); const going = !film.paused; press(" "); await wait(500);
		return [going, film.paused, Number(now().split(" ").at(-1)) > 5, Math.floor(film.currentTime * 25) === Number(now().split(" ").at(-1))]`, []bool{true, true, true, true})
}

// zoomAndMoments: the wheel and keys change what is shown; N, P and Enter go through the moments.
func (b *browser) zoomAndMoments(t *testing.T) {
	b.t = t
	b.says(`press("Home"); press("0");
		const stage = id("stage"), area = stage.getBoundingClientRect(), at = share => ({clientX: area.left + share * area.width, clientY: area.top + 40, bubbles: true, cancelable: true, pointerId: 1, button: 0});
		stage.setPointerCapture = () => {};
		stage.dispatchEvent(new PointerEvent("pointerdown", at(0.5))); stage.dispatchEvent(new PointerEvent("pointerup", at(0.5)));
		const whole = now();
		for (let i = 0; i < 30; i++) stage.dispatchEvent(new WheelEvent("wheel", {...at(0.5), deltaY: -50}));
		stage.dispatchEvent(new PointerEvent("pointerdown", at(0.5))); stage.dispatchEvent(new PointerEvent("pointerup", at(0.5)));
		const near = now();
		stage.dispatchEvent(new PointerEvent("pointerdown", at(0.98))); stage.dispatchEvent(new PointerEvent("pointerup", at(0.98)));
		const zoomed = now();
		press("0");
		return [whole, near, Number(zoomed.split(" ").at(-1)) < 165]`, []any{"0:06.20 · frame 155", "0:06.20 · frame 155", true})
	b.says(`const list = [...document.querySelectorAll("#moments button")], times = texts("#moments strong");
		press("n"); const first = now(); press("n"); const second = now(); press("p"); const again = now();
		const seconds = t => t.split(":").reduce((sum, p) => 60 * sum + parseFloat(p), 0), close = (a, b) => Math.abs(seconds(a) - seconds(b)) < 0.06;
		return [list.length > 3, close(first, times[0]), close(second, times[1]), first === again, texts("#moments .momentText").some(t => /smiles|fleeting|shows/.test(t))]`,
		[]bool{true, true, true, true, true})
	b.says(`set(id("momentKind"), "1"); const fleeting = texts("#moments .momentText").every(t => t.includes("fleeting")); set(id("momentKind"), "");
		press("n"); const at = Number(now().split(" ").at(-1)); press("Enter"); await wait(2500); const playing = !film.paused; film.pause();
		return [fleeting, Number(now().split(" ").at(-1)) !== at]`, []bool{true, true})
}

// accessible: axe-core finds nothing wrong, in light and in dark.
func (b *browser) accessible(t *testing.T) {
	b.t = t
	axe, err := os.ReadFile("../../../lib/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range []string{"light", "dark"} {
		var found []struct {
			ID    string
			Nodes []struct{ HTML, FailureSummary string }
		}
		b.script(string(axe)+`; const done = arguments[arguments.length - 1], theme = document.getElementById("theme");
			theme.value = arguments[0]; theme.dispatchEvent(new Event("change"));
			for (const e of document.querySelectorAll("details")) e.open = true;
			setTimeout(() => axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => done(r.violations)), 300);`, &found, theme)
		for _, f := range found {
			for _, n := range f.Nodes {
				t.Errorf("%s: %s: %.200s\n%s", theme, f.ID, n.HTML, n.FailureSummary)
			}
		}
	}
	b.says(`set(id("theme"), "system")`, nil)
}

// peopleSheet: names and joins are shown at once, and facecue render reads the file.
func (b *browser) peopleSheet(t *testing.T, folder, record string) {
	b.t = t
	b.says(`const input = n => document.querySelector("[aria-label='Name of P" + n + "']"), same = n => document.querySelector("[aria-label='P" + n + " is the same person as']");
		set(input(1), "Anna O'Neil"); set(input(2), "<b>x"); const refused = id("said").textContent.startsWith("A name is made of");
		set(input(2), "Ben"); set(same(3), "2"); const both = id("said").textContent.includes("cannot be one person");
		set(same(4), "1"); const lanes = texts(".who:not(.plain)");
		id("savePeople").click();
		return [refused, both, lanes]`, []any{true, true, []string{"Anna O'Neil", "Ben", "P3"}})
	sheet := filepath.Join(folder, "people.csv")
	if text := downloaded(t, sheet); text != "number,name,role,ignore,from,to,joined-to\n1,Anna O'Neil,,,,,\n2,Ben,,,,,\n3,,,,,,\n4,,,,,,1\n" {
		t.Errorf("people.csv: %s", text)
	}
	facecue(t, "render", record, "--people", sheet, "-o", filepath.Join(folder, "named.eaf"), "-o", "[media=film.mp4]"+filepath.Join(folder, "named.html"))
	text, err := os.ReadFile(filepath.Join(folder, "named.eaf"))
	if err != nil || !strings.Contains(string(text), "Anna O&#39;Neil") || strings.Contains(string(text), "P4") {
		t.Errorf("the sheet was not read: %v", err)
	}
}

// notesRoundTrip: a note stays when the page is opened again, and comes back from its file.
func (b *browser) notesRoundTrip(t *testing.T, folder string) {
	b.t = t
	page := filepath.Join(folder, "film.html")
	b.says(`press("Home"); for (let i = 0; i < 50; i++) press("ArrowRight");
		press("1"); press("m"); id("noteText").value = "<img src=x onerror=alert(1)>, \"look\""; id("noteTag").value = "rupture"; id("noteBy").value = "Eva"; id("noteForm").requestSubmit();
		id("notesCSV").click(); return texts("#notes tr").length`, 1)
	if text := downloaded(t, filepath.Join(folder, "notes.csv")); !strings.Contains(text, `2.000,,Anna O'Neil,rupture,"<img src=x onerror=alert(1)>, ""look""",Eva`) {
		t.Errorf("notes.csv: %s", text)
	}
	b.says(`document.querySelector("[aria-label='Edit note 1']").click(); const shown = [id("noteFrom").value, id("noteTag").value]; id("noteTag").value = "repair"; id("noteForm").requestSubmit(); const edited = texts("#notes tr td:nth-child(-n+3)");
		document.querySelector("[aria-label='Edit note 1']").click(); id("noteTag").value = "rupture"; id("noteForm").requestSubmit(); return [shown, edited, texts("#notes tr").length]`, []any{[]string{"0:02.00", "rupture"}, []string{"0:02.0", "Anna O'Neil", "repair"}, 1})
	b.eafNotes(t, folder)
	b.visit(page, folder)
	b.says(`const kept = texts("#notes td:nth-child(4)"); document.querySelector("#notes td:last-child button").click();
		const none = texts("#notes tr").length, pass = new DataTransfer(), note = 'onset,offset,person,label,note,by\n2.000,4.5,P1,rupture,"a ""b""",Eva\n';
		pass.items.add(new File([note], "notes.csv")); id("notesFile").files = pass.files; id("notesFile").dispatchEvent(new Event("change"));
		await wait(200);
		return [kept, none, texts("#notes tr td:nth-child(-n+5)")]`, []any{[]string{`<img src=x onerror=alert(1)>, "look"`}, 0, []string{"0:02.0 to 0:04.5", "P1", "rupture", `a "b"`, "Eva"}})
}

// eafNotes: our reader of annotations finds the note in the EAF file, and the page reads the file again.
func (b *browser) eafNotes(t *testing.T, folder string) {
	b.says(`id("notesEAF").click(); return 1`, 1)
	text := downloaded(t, filepath.Join(folder, "notes.eaf"))
	read, err := annotation.Read("notes.eaf", strings.NewReader(text))
	if err != nil || len(read.Intervals) != 1 {
		t.Fatalf("%d annotations: %v\n%s", len(read.Intervals), err, text)
	}
	if a := read.Intervals[0]; a.Person != "Anna O'Neil" || a.Start != 2*time.Second || a.Label != `[rupture] <img src=x onerror=alert(1)>, "look"` {
		t.Errorf("%+v", a)
	}
	b.says(`document.querySelector("#notes td:last-child button").click();
		const pass = new DataTransfer(); pass.items.add(new File([`+quoted(text)+`], "notes.eaf")); id("notesFile").files = pass.files; id("notesFile").dispatchEvent(new Event("change"));
		await wait(200); return texts("#notes tr td:nth-child(-n+5)")`, []string{"0:02.0", "Anna O'Neil", "rupture", `<img src=x onerror=alert(1)>, "look"`, "Eva"})
}

// quoted is a text as a string of JavaScript.
func quoted(text string) string {
	b, _ := json.Marshal(text) // a text cannot fail
	return string(b)
}

// blindRating: while somebody rates, nothing that facecue found is shown; facecue agree reads the
// ratings.
func (b *browser) blindRating(t *testing.T, folder, record string) {
	b.t = t
	b.says(`id("tabRate").click(); id("rating").click(); const seen = e => e.getClientRects().length > 0;
		const hidden = [...document.querySelectorAll(".found")].every(e => !seen(e));
		const to = frame => { press("Home"); for (let i = 0; i < frame; i++) press("ArrowRight"); };
		to(0); press("2"); to(40); press("1"); to(75); press("3"); to(110); press("8"); press("Backspace"); press("0");
		id("raterName").value = "eva"; id("raterFile").click(); id("rating").click();
		return [hidden, seen(id("tablesTitle"))]`, []bool{true, true})
	ratings := filepath.Join(folder, "eva.csv")
	if text := downloaded(t, ratings); text != "onset,offset,label,person\n0.000000,1.600000,happiness,P1\n1.600000,3.000000,neutral,P1\n3.000000,4.400000,surprise,P1\n" {
		t.Errorf("eva.csv: %s", text)
	}
	out, err := exec.Command(binary, "agree", ratings, record, "-o", filepath.Join(folder, "agree.json")).CombinedOutput()
	text, _ := os.ReadFile(filepath.Join(folder, "agree.json"))
	var report struct{ People []json.RawMessage }
	if err != nil || json.Unmarshal(text, &report) != nil || !strings.Contains(string(text), "happiness") {
		t.Errorf("agree: %v\n%s\n%.300s", err, out, text)
	}
}

// TestSessionPageTakesHostileNames: a record whose texts look like markup opens, shows them as texts, and
// runs nothing of them. The page has no film.
func TestSessionPageTakesHostileNames(t *testing.T) {
	folder := t.TempDir()
	path := film(t, folder, "mpv", ".jsonl")
	text, err := os.ReadFile(filepath.Join(folder, "film.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	const hostile = `</script><script>document.title = "broken"</script><!--\u2028<img src=x onerror=alert(1)>`
	changed := strings.Replace(string(text), `"name":"facecue-detector-s"`, `"name":"`+strings.ReplaceAll(hostile, `"`, `\"`)+`"`, 1)
	put(t, filepath.Join(folder, "hostile.jsonl"), changed)
	page := filepath.Join(folder, "hostile.html")
	facecue(t, "render", filepath.Join(folder, "hostile.jsonl"), "--recording", path, "-o", `[media=film.mp4]`+page)
	b := startBrowser(t)
	b.forget()
	b.visit(page, folder)
	b.says(`return [document.title, document.querySelectorAll("img:not([src^='data:image/jpeg;base64,'])").length, texts("#made dd").some(t => t.includes("<script>document.title"))]`, []any{"film – facecue", 0, true})
	b.quiet()
}

// TestSessionPageScript runs the unit tests of the page's script in Node.
func TestSessionPageScript(t *testing.T) {
	tests, err := filepath.Glob("../../page/webtest/*.test.mjs")
	if err != nil || len(tests) == 0 {
		t.Fatalf("%d tests: %v", len(tests), err)
	}
	if out, err := exec.Command("node", append([]string{"--test"}, tests...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
