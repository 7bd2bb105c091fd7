package identity

import "github.com/facecue/facecue/internal/face"

// Sampler chooses the faces of a track that are compared: the first one, then fewer and fewer as
// the track grows longer, each better than the average of the track where one comes in time. It depends
// on nothing but the faces, so that it chooses the same ones with any number of threads.
type Sampler struct {
	gap    int64
	tracks map[int]*sampled
	swept  int64 // the frame at which tracks were last forgotten
}

// sampled is what a Sampler knows of a track.
type sampled struct {
	first, last int64 // the first frame of the track and the last one
	compared    int64 // the frame of the last face that was chosen
	any         bool  // whether a face was chosen
	quality     float64
	faces       float64 // how many faces are in quality
}

const (
	widening  = 2    // a chosen face is followed by a pause of the length of the track divided by this
	patience  = 2    // the pause divided by this is how long a better face is waited for
	firstWait = 4    // frames for which the first face of a track may be waited for
	firstFit  = 0.3  // quality from which the first face is chosen at once
	forgotten = 3000 // frames without a face after which a track is forgotten
)

// NewSampler makes one. The chosen faces of a track lie gap frames apart at least.
func NewSampler(gap int64) *Sampler {
	return &Sampler{gap: gap, tracks: map[int]*sampled{}}
}

// Restart begins all tracks anew: behind a jump they may show other people.
func (s *Sampler) Restart() { clear(s.tracks) }

// Wants tells whether a face of a frame is to be compared. It takes the faces in frame order, after
// tracking, those that are too small left out.
func (s *Sampler) Wants(f *face.Face, frame int64) bool {
	t := s.tracks[f.ID]
	if t == nil {
		s.forget(frame)
		t = &sampled{first: frame}
		s.tracks[f.ID] = t
	}
	t.last = frame
	t.quality += float64(f.Quality)
	t.faces++
	if !t.due(float64(f.Quality), frame, s.gap) {
		return false
	}
	t.compared, t.any = frame, true
	return true
}

// due tells whether a face of a quality is to be compared.
func (t *sampled) due(quality float64, frame, gap int64) bool {
	if !t.any {
		return quality >= firstFit || frame-t.first >= firstWait
	}
	pause := max(gap, (t.compared-t.first)/widening)
	waited := frame - t.compared - pause
	return waited >= 0 && (float64(quality*t.faces) >= t.quality || waited >= pause/patience)
}

// forget drops the tracks that ended long ago.
func (s *Sampler) forget(frame int64) {
	if frame-s.swept < forgotten {
		return
	}
	s.swept = frame
	for id, t := range s.tracks {
		if frame-t.last >= forgotten {
			delete(s.tracks, id)
		}
	}
}
