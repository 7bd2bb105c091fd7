package corpus

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestLongManyEntries: a manifest of 100,000 recordings is read, planned and divided in seconds and
// within 300 MB.
func TestLongManyEntries(t *testing.T) { manyEntries(t, 100000, 300<<20) }

// TestManyEntries is the same of fewer.
func TestManyEntries(t *testing.T) { manyEntries(t, 5000, 100<<20) }

func manyEntries(t *testing.T, n int, memory uint64) {
	t.Helper()
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	if err := many(manifest, n); err != nil {
		t.Fatal(err)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // as in the program
	debug.FreeOSMemory()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	entries := make([]Entry, n)
	for i := range entries {
		id := fmt.Sprintf("site%02d/day%03d/session-%06d.mp4", i%20, i%365, i)
		entries[i] = Entry{Path: "/data/" + id, ID: id, Size: int64(i + 1), Modified: int64(i), Outputs: []string{"/data/out/" + id + ".jsonl", "/data/out/" + id + ".csv"}}
	}
	m := manifestAt(t, manifest)
	if err := CheckPlaces(entries); err != nil {
		t.Fatal(err)
	}
	hash := func(string, string) (string, error) { t.Error("a recording is opened"); return "", nil }
	tasks := Planner{Manifest: m, Setup: Setup{Version: "1"}, Hash: hash}.Plan(Shard{1, 1}.Entries(entries))
	part := Shard{7, 1000}.Entries(entries)
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	t.Logf("%d recordings: read and planned in %v, %d MB from the system, %d MB in use", n, took, (after.Sys-after.HeapReleased)>>20, (after.HeapInuse-before.HeapInuse)>>20)
	if len(tasks) != n || len(part) < n/2000 || len(part) > n/500 || len(m.Records) != n {
		t.Errorf("%d tasks, %d in a part, %d records", len(tasks), len(part), len(m.Records))
	}
	if after.Sys-after.HeapReleased > memory {
		t.Errorf("%d MB of memory", (after.Sys-after.HeapReleased)>>20)
	}
	if !strings.Contains(tasks[0].Why, "no output of before") && !strings.Contains(tasks[0].Why, "missing") {
		t.Errorf("%q", tasks[0].Why) // the outputs are made up
	}
}

// many are made-up lines of a corpus: a setup, and three lines for each recording.
func many(path string, n int) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	setup, b := Setup{Version: "1"}, bufio.NewWriter(file)
	fmt.Fprintf(b, `{"state":"setup","setup":"%s","about":{"version":"1","libav":"","networks":null,"filters":"","settings":null,"outputs":null}}`+"\n", setup.Name())
	for i := range n {
		id := fmt.Sprintf("site%02d/day%03d/session-%06d.mp4", i%20, i%365, i)
		fmt.Fprintf(b, `{"time":"2026-01-02T03:04:05.000Z","state":"waiting","input":"%s","size":%d,"modified":%d,"by":"node:1"}`+"\n", id, i+1, i)
		for number, state := range []State{Running, Done} {
			fmt.Fprintf(b, `{"time":"2026-01-02T03:04:05.000Z","state":"%s","input":"%s","number":%d,"size":%d,"modified":%d,"hash":"sampled:%064x","setup":"%s",`+
				`"outputs":[{"path":"out/%s.jsonl","size":0},{"path":"out/%s.csv","size":0}],"result":{"frames":90000,"with_face":80000,"seconds":3600,"people":2,"elapsed":400},"by":"node:1"}`+"\n",
				state, id, number+1, i+1, i, i, setup.Name(), id, id)
		}
	}
	return b.Flush()
}
