package run

import (
	"errors"
	"io"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/spool"
	"github.com/facecue/facecue/internal/track"
)

// TestRefusedTracksLeaveNoRows: faces of a refused track and of one that nothing confirms are in no result, a
// frame without others has the status no_face, and the last result has the count of refused ones.
func TestRefusedTracksLeaveNoRows(t *testing.T) {
	results, err := spool.New()
	if err != nil {
		t.Fatal(err)
	}
	defer results.Close()
	kept := &keeping{results: results, tracks: identity.NewCollector(), judge: track.NewJudge(track.Settings{Sure: 0.9, High: 0.6, Hits: 1}, face.Stream{})}
	for i, score := range []float32{0.6, 0.3, 0.3} {
		r := face.Result{Frame: int64(i), PTS: int64(i), Status: face.Found, Faces: []face.Face{{ID: 1, Score: score, Label: face.Fear}}}
		if i > 0 {
			r.Faces = append(r.Faces, face.Face{ID: 2, Score: 0.9, Label: face.Anger}, face.Face{ID: 3, Score: 0.59})
		}
		if err := kept.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	replay, err := results.Replay()
	if err != nil {
		t.Fatal(err)
	}
	dropped, refused := kept.judge.Dropped(true)
	kept.tracks.Drop(dropped)
	if join := kept.tracks.Join(identity.Count{}); join.Tracks != 1 || join.Person[2] != 1 {
		t.Errorf("joined %+v", join)
	}
	second := &secondPass{results: replay, dropped: dropped, refused: refused, last: kept.last}
	for i, want := range []struct {
		status  face.Status
		faces   int
		refused int
	}{{face.NoFace, 0, 0}, {face.Found, 1, 0}, {face.Found, 1, 1}} {
		r, err := second.Read()
		if err != nil {
			t.Fatal(err)
		}
		if r.Status != want.status || len(r.Faces) != want.faces || r.Refused != want.refused {
			t.Errorf("frame %d: %+v", i, r)
		}
	}
	if _, err := second.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last: %v", err)
	}
	if err := second.ended(); err != nil {
		t.Errorf("pictures that end with the results: %v", err)
	}
	again, err := results.Replay()
	if err != nil {
		t.Fatal(err)
	}
	if err := (&secondPass{results: again}).ended(); !errors.Is(err, errShorter) {
		t.Errorf("pictures that end before the results: %v", err)
	}
}
