package run

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
)

// opener opens a recording once more, for a copy.
type opener func(context.Context) (*decode.Packets, error)

// openRecording checks the recording that a record was made of, and gives the opener of it
// for outputs that copy it. A recording that no output copies is checked all the same,
// since outputs may name it.
func (r Rendering) openRecording(ctx context.Context, s face.Stream) (opener, error) {
	name, soft := r.Recording, slices.ContainsFunc(r.Targets, export.Target.Soft)
	if name == "" && !soft {
		return nil, nil
	}
	if name == "" && soft {
		return nil, outcome.Usagef("mode=soft copies the recording: name it with --recording FILE")
	}
	if soft {
		if err := export.CheckSoft(r.Targets, []string{name}, r.People.Ignore); err != nil {
			return nil, err
		}
	}
	o := decode.Options{Stream: -1}
	if err := sameRecording(ctx, name, o, s); err != nil || !soft {
		return nil, err
	}
	return func(ctx context.Context) (*decode.Packets, error) { return decode.OpenPackets(ctx, name, o) }, nil
}

// besideRecord is the recording of a record, as outputs name it: that of --recording, or else
// a file beside the record that has its name and the clock and picture that the record tells
// of. It is empty where there is none.
func (r Rendering) besideRecord(ctx context.Context, s face.Stream) string {
	if r.Recording != "" || r.Record == export.Pipe {
		return r.Recording
	}
	stem := strings.TrimSuffix(r.Record, filepath.Ext(r.Record))
	files, err := filepath.Glob(globEscaper.Replace(stem) + ".*")
	if err != nil {
		return ""
	}
	for _, file := range files {
		if !slices.Contains(recordingExtensions, strings.ToLower(filepath.Ext(file))) || strings.TrimSuffix(file, filepath.Ext(file)) != stem {
			continue
		}
		if sameRecording(ctx, file, decode.Options{Stream: -1}, s) == nil {
			return file
		}
	}
	return ""
}

// globEscaper takes their meaning from the signs of patterns.
var globEscaper = strings.NewReplacer("\\", "\\\\", "*", "\\*", "?", "\\?", "[", "\\[")

// recordingExtensions are those of files that besideRecord opens.
var recordingExtensions = []string{".mp4", ".mov", ".mkv", ".m4v", ".webm", ".avi", ".mts", ".m2ts", ".mpg", ".mpeg", ".ts", ".wmv", ".mxf", ".nut"}

// sameRecording refuses a recording whose clock or picture is not the record's: the
// cues would lie elsewhere.
func sameRecording(ctx context.Context, name string, o decode.Options, s face.Stream) error {
	r, err := decode.Open(ctx, name, o)
	if err != nil {
		return err
	}
	defer r.Close()
	got := r.Stream()
	if got.Clock != s.Clock || got.Width != s.Width || got.Height != s.Height {
		return fmt.Errorf("%s: is not what the record was made of: %dx%d on a clock of 1/%d, not %dx%d on 1/%d",
			name, got.Width, got.Height, got.Clock.Base.Den, s.Width, s.Height, s.Clock.Base.Den)
	}
	return nil
}
