//go:build players

package players

import (
	"os"
	"path/filepath"
	"testing"
)

// TestIndexOfSessions opens the index of two sessions: rows are sorted and chosen, a person is shown over the sessions, a strip
// leads to the page of its session at the time that is clicked, and texts stay texts.
func TestIndexOfSessions(t *testing.T) {
	folder := t.TempDir()
	film(t, folder, "mpv", ".jsonl")
	text, err := os.ReadFile(filepath.Join(folder, "film.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if folder = filepath.Join(folder, "study"); os.Mkdir(folder, 0o755) != nil {
		t.Fatal("no folder")
	}
	for _, name := range []string{"ses-2", "ses-10"} {
		put(t, filepath.Join(folder, name+".jsonl"), string(text))
		put(t, filepath.Join(folder, name+".people.csv"), "number,name,role\n1,Anna,patient\n")
	}
	index := filepath.Join(folder, "index.html")
	facecue(t, "report", folder, "--pages", "-o", index)
	b := startBrowser(t)
	b.forget()
	b.call("POST", "/url", map[string]any{"url": "file://" + index}, nil)
	b.says(`for (let i = 0; i < 200 && !document.documentElement.dataset.ready; i++) await wait(50);
		return [...new Set(texts("#rows th a"))]`, []string{"ses-2", "ses-10"})
	b.says(`const names = () => texts("#rows td:nth-child(2)"), sorted = () => document.querySelector("th[aria-sort]"), head = t => [...document.querySelectorAll(".sort")].find(e => e.textContent.startsWith(t));
		head("share happiness").click(); const down = texts("#rows tr").length; const order = sorted().getAttribute("aria-sort");
		const focused = document.activeElement.textContent.startsWith("share happiness");
		head("share happiness").click(); const up = sorted().getAttribute("aria-sort");
		id("filter").value = "anna"; id("filter").dispatchEvent(new Event("input")); const annas = names();
		id("filter").value = ""; id("filter").dispatchEvent(new Event("input"));
		return [order, up, focused, annas.length, annas.every(n => n === "Anna"), down > 2]`, []any{"descending", "ascending", true, 2, true, true})
	b.says(`const painted = [...document.querySelectorAll(".strip canvas")].map(c => new Set(c.getContext("2d").getImageData(0, 0, c.width, c.height).data).size > 4);
		return [id("trendPerson").selectedOptions[0].textContent, document.querySelectorAll("#chart circle").length, texts("#trendTable tbody tr").length, painted.every(p => p)]`, []any{"Anna", 2, 2, true})
	t.Run("axe", func(t *testing.T) { b.accessible(t) })
	b.t = t
	b.quiet()
	b.says(`const canvas = document.querySelector(".strip canvas"), area = canvas.getBoundingClientRect();
		canvas.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, clientX: area.left + area.width / 2, clientY: area.top + 5})); return true`, true)
	b.says(`for (let i = 0; i < 200 && !(document.documentElement.dataset.ready && id("slider")); i++) await wait(50);
		return [Math.abs(Number(id("slider").getAttribute("aria-valuenow")) - 6.2) < 0.1, document.title === "Session – facecue"]`, []any{true, true})
}
