package table

import (
	"bytes"
	encsv "encoding/csv"
	"errors"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// styled is a CSV in another program's columns.
func styled(t *testing.T, style string, results []face.Result) []byte {
	t.Helper()
	f := kit.Format(t, "csv")
	v, err := f.Options.Parse("style=" + style)
	if err != nil {
		t.Fatal(err)
	}
	s, p, _ := kit.Session()
	var b bytes.Buffer
	w, err := f.New(&b, v, format.Header{Stream: s, Provenance: p})
	if err != nil {
		t.Fatal(err)
	}
	if err := kit.Feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestStyles: as many columns as those programs write, a row per face and one for
// a frame without any, and the numbers in the columns of their names.
func TestStyles(t *testing.T) {
	_, _, results := kit.Session()
	rows := 0
	for _, r := range results {
		rows += max(1, len(r.Faces))
	}
	for style, want := range map[string]struct {
		columns int
		cells   map[string]string
	}{
		// 5 of the box, 2x68 points, 3 of the pose, 20 units, 7 emotions, 4 more.
		"pyfeat": {175, map[string]string{"FaceRectX": "400.5", "FaceScore": "0.875", "x_30": "445.5", "y_48": "165", "anger": "0.75",
			"AU12": "", "x_0": "", "input": "", "frame": "60", "approx_time": "00:02", "Identity": "P2"}},
		// 5 of the frame, 6 of the pose, 2x68 points, 17 and 18 units.
		"openface": {182, map[string]string{"frame": "61", "face_id": "2", "timestamp": "2.002", "confidence": "0.875", "success": "1",
			"x_54": "460.5", "AU12_r": "", "AU28_c": "", "pose_Rx": ""}},
	} {
		text := styled(t, style, results)
		goldens.Check(t, "session."+style+".csv", text)
		table, err := encsv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(table[0]) != want.columns || len(table) != rows+1 {
			t.Errorf("%s: %d columns and %d rows, want %d and %d", style, len(table[0]), len(table)-1, want.columns, rows)
		}
		second := table[62] // the first 60 frames have a face each, then there are two
		for i, name := range table[0] {
			if value, ok := want.cells[name]; ok && second[i] != value {
				t.Errorf("%s: %s is %q, want %q", style, name, second[i], value)
			}
			delete(want.cells, name)
		}
		for name := range want.cells {
			t.Errorf("%s has no column %s", style, name)
		}
	}
}

func TestStylesWantFiniteNumbers(t *testing.T) {
	f := kit.Classified(1, face.Fear, 0.5, float32(math.NaN()))
	for _, style := range []string{"pyfeat", "openface"} {
		v, _ := kit.Format(t, "csv").Options.Parse("style=" + style)
		w, err := kit.Format(t, "csv").New(&bytes.Buffer{}, v, format.Header{})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Result(&face.Result{Faces: []face.Face{f}}); !errors.Is(err, format.ErrNotFinite) {
			t.Errorf("%s: %v", style, err)
		}
	}
}
