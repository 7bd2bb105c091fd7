package export

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

// optionsAt are a target's options for a text at a path. A format that names the
// recording gets its name as the text's folder sees it, and one that is for a table the
// name of that table, unless the user chose.
func (t Target) optionsAt(path, recording string) opt.Values {
	if t.has(format.TableOption) {
		return t.Options.Or(format.TableOption, format.TableBeside(filepath.Base(path), t.Format.Ext))
	}
	if !t.NamesRecording() {
		return t.Options
	}
	return t.Options.Or(format.MediaOption, SeenFrom(path, recording))
}

// NamesRecording tells that the output names the recording for another program to open, and
// that the user did not choose the name.
func (t Target) NamesRecording() bool {
	return t.has(format.MediaOption) && !t.Options.Given(format.MediaOption)
}

// ShowsRecording tells that the output shows pictures of the recording.
func (t Target) ShowsRecording() bool {
	return t.has(format.PicturesOption) && t.Options.String(format.PicturesOption) != format.NoPictures
}

// has tells that the output has an option.
func (t Target) has(option string) bool {
	return slices.ContainsFunc(t.Format.Options, func(o opt.Option) bool { return o.Name == option })
}

// SeenFrom is a file's path from the folder of another; from the working folder where
// that is a pipe. It is empty for what cannot be opened a second time.
func SeenFrom(path, file string) string {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	folder := "."
	if path != Pipe {
		folder = filepath.Dir(path)
	}
	folder, errFolder := filepath.Abs(folder)
	file, errFile := filepath.Abs(file)
	if errFolder != nil || errFile != nil {
		return ""
	}
	if relative, err := filepath.Rel(folder, file); err == nil {
		return filepath.ToSlash(relative)
	}
	return filepath.ToSlash(file)
}
