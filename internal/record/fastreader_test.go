package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// slow reads a line by encoding/json.
func slow(line []byte, estimates []face.Estimate) (to face.Result, err error) {
	var r row
	if err = json.Unmarshal(line, &r); err == nil {
		err = r.into(&to, estimates)
	}
	return to, err
}

// TestFastReaderReadsWhatWeWrite, all of it, and the same as encoding/json does.
func TestFastReaderReadsWhatWeWrite(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	none := face.Face{ID: 3, By: face.InRegion, Box: face.Box{X: -1e-7, Y: 1e21, W: 1, H: 0.1}}
	results = append(results, face.Result{Frame: 999, PTS: -5, Faces: []face.Face{none, kit.Classified(2, face.Contempt, 1, -3), {ID: 4, By: face.Between}}})
	lines := bytes.Split(bytes.TrimSpace(kit.WrittenAs(t, "jsonl", "", s, made, results)), []byte("\n"))[1:]
	var q fastReader
	var got face.Result
	for _, line := range lines {
		want, err := slow(line, made.Estimates)
		if err != nil {
			t.Fatal(err)
		}
		if !q.read(line, &got, made.Estimates) {
			t.Fatalf("wrong at byte %d: %s", q.at, line)
		}
		if !same(got, want) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	}
}

func same(a, b face.Result) bool {
	if len(a.Faces) == 0 && len(b.Faces) == 0 {
		a.Faces, b.Faces = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// FuzzFastReader: what is read quickly reads the same slowly.
func FuzzFastReader(f *testing.F) {
	s, made, results := kit.EstimatedSession()
	for _, line := range bytes.Split(kit.WrittenAs(f, "jsonl", "", s, made, results[60:62]), []byte("\n"))[1:] {
		f.Add(line)
	}
	f.Add([]byte(`{"frame":01,"pts":+1,"duration":.5,"time":0x1,"status":"face","faces":[]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		var q fastReader
		var got face.Result
		if !q.read(line, &got, made.Estimates) {
			return
		}
		want, err := slow(line, made.Estimates)
		if err != nil || !same(got, want) {
			t.Fatalf("%s\nquickly %+v\nslowly %+v, %v", line, got, want, err)
		}
	})
}
