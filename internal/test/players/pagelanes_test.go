//go:build players

package players

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"

	_ "github.com/facecue/facecue/internal/record" // the record as JSON lines
)

// visitRecord writes a record of two people who smile at once at times and speak in turns, 3 minutes long.
func visitRecord(t *testing.T, path string) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	f := kit.Format(t, "jsonl")
	made := face.Provenance{Version: "test", Filters: "detect,classify,track,speak,smooth", Estimates: []face.Estimate{{Name: "speaking", Kind: "dimension", Range: [2]float32{0, 1}}}}
	w, err := f.New(out, f.Options.Defaults(), format.Header{Stream: kit.VisitStream(), Provenance: made})
	if err != nil {
		t.Fatal(err)
	}
	err = kit.Visit(0.05, func(r *face.Result) error {
		for i := range r.Faces {
			r.Faces[i].Estimates = []float32{float32((int(r.Frame)/50 + i) % 2)}
		}
		return w.Result(r)
	})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestLanesOnThePage: the lane of two people has the numbers of facecue dyad, bars stand below the strip of who speaks, and the
// copies for the paper have the pixels of the canvases. axe-core finds nothing wrong with the tables of the lane.
func TestLanesOnThePage(t *testing.T) {
	folder := t.TempDir()
	record, page, lane := filepath.Join(folder, "visit.jsonl"), filepath.Join(folder, "visit.html"), filepath.Join(folder, "lane.csv")
	visitRecord(t, record)
	facecue(t, "render", record, "-o", "[media=]"+page)
	facecue(t, "dyad", record, "-o", "[table=windows]"+lane)
	b := startBrowser(t)
	b.forget()
	b.call("POST", "/url", map[string]any{"url": "file://" + page}, nil)
	b.says(`for (let i = 0; i < 200 && !document.documentElement.dataset.ready; i++) await wait(50);
		return [id("pair").selectedOptions[0].textContent, id("lanePart").hidden, texts("#episodes tr").length > 0]`, []any{"P1 and P2", false, true})
	b.laneOfDyad(lane)
	b.says(`const canvas = document.querySelector("#rows canvas"), speaks = () => {
			const copy = new OffscreenCanvas(canvas.width, 1).getContext("2d", {willReadFrequently: true});
			copy.drawImage(canvas, 0, -31);
			const line = copy.getImageData(0, 0, canvas.width, 1).data;
			return [1, 3, 5, 7].map(seconds => line[4 * Math.round(seconds / 180 * canvas.width) + 3] > 0);
		};
		for (let i = 0; i < 100 && !speaks().includes(true); i++) await wait(50);
		return speaks()`, []bool{false, true, false, true})
	t.Run("axe", func(t *testing.T) { b.accessible(t) })
	b.t = t
	b.says(`dispatchEvent(new Event("beforeprint")); const all = document.querySelectorAll("#timelinePart canvas:not(.paper)"), copies = [...document.querySelectorAll(".paper")];
		const drawn = copies.every(e => { const o = new OffscreenCanvas(e.width, e.height).getContext("2d"); o.drawImage(e, 0, 0); return o.getImageData(0, 0, e.width, e.height).data.some(v => v); });
		const wide = copies.every(e => e.width === 1848), count = copies.length === all.length; dispatchEvent(new Event("afterprint")); await wait(100);
		return [count, drawn, wide, document.querySelectorAll(".paper").length]`, []any{true, true, true, 0})
	b.quiet()
}

// laneOfDyad compares the table of windows with that of facecue dyad.
func (b *browser) laneOfDyad(lane string) {
	b.t.Helper()
	f, err := os.Open(lane)
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 5 {
		b.t.Fatalf("%d rows: %v", len(rows), err)
	}
	var want [][]string
	for _, r := range rows[1:] {
		cell := func(name string) float64 {
			v, err := strconv.ParseFloat(r[slices.Index(rows[0], name)], 64)
			if err != nil {
				b.t.Fatal(err)
			}
			return v
		}
		lag := cell("best_lag_s")
		want = append(want, []string{fmt.Sprintf("%.2f", cell("z_signed")), fmt.Sprintf("%.1f", math.Abs(lag)), map[bool]string{true: "P1", false: "P2"}[lag > 0]})
	}
	b.says(`return [...document.querySelectorAll("#windows tbody tr")].map(r => [...r.cells].slice(2).map(c => c.textContent))`, want)
}
