package format

import (
	"strings"

	"github.com/facecue/facecue/internal/opt"
)

// MediaOption is the name of the option that names the recording for an editor to open.
// The caller that knows the recording gives the option a default.
const MediaOption = "media"

// TableOption is the name of the option of a file that says which table it is for. The caller
// that knows the file's name gives the option a default.
const TableOption = "table"

// PicturesOption is the name of the option of an output that shows pictures of the recording: NoPictures, or whose faces are seen.
const PicturesOption = "thumbnails"

// NoPictures is the value of PicturesOption that has an output show none.
const NoPictures = "none"

// TableBeside is the name of the table of series beside a file: that of the file with another
// ending.
func TableBeside(file, ending string) string {
	return strings.TrimSuffix(file, ending) + ".series.csv"
}

// Media is that option.
func Media() opt.Option {
	return opt.Option{Name: MediaOption, Kind: opt.String, Help: "the recording as seen from the file's folder, for the editor to open; the input unless given; media= alone names none"}
}

// RelativePath makes a relative path begin with a dot, so that nothing in the path is
// taken for the scheme of a URL.
func RelativePath(name string) string {
	if strings.HasPrefix(name, "../") {
		return name
	}
	return "./" + name
}
