package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/timecode"
)

// timecodeAt is the time code of the picture at a PTS of the stream. It is empty where the
// recording has none, and where its frame rate has no time code.
func timecodeAt(s face.Stream, video *astiav.Stream, pts int64) string {
	first := s.Clock
	if video != nil && video.StartTime() != av.NoPTS {
		first.Start = video.StartTime()
	}
	if s.Timecode == "" || pts <= first.Start {
		return s.Timecode
	}
	count, err := timecode.New(s.Rate, s.Timecode)
	if err != nil {
		return ""
	}
	return count.Text(count.Frame(first, pts))
}
