package lint

import (
	"slices"
	"strings"
)

const module = "github.com/facecue/facecue/"

// levels are the packages by level. A package may import packages of lower levels, but none of its
// own. The lowest level may import only the standard library. A package that is in no level fails
// the test.
var levels = [][]string{
	{"internal/elementary"},
	{"internal/face", "internal/processors", "internal/pixel", "internal/opt", "internal/output", "internal/annotation", "internal/extent", "internal/outcome", "internal/av", "internal/corpus", "internal/slurm", "contrib"},
	{"internal/wording", "internal/speech"},
	{"internal/frame", "internal/people", "models", "internal/event", "internal/track", "internal/follow", "internal/detection", "internal/draw", "internal/evaluation", "internal/dataset", "internal/timecode", "internal/shield", "internal/identity", "internal/spool", "internal/agreement", "internal/rating"},
	{"internal/inference", "internal/format", "internal/raters", "internal/matching", "internal/resample", "internal/tabular", "internal/contactsheet", "internal/signal", "internal/portrait"},
	{"decode", "filter", "overlay", "subtitle", "internal/record", "internal/marker", "internal/table", "internal/comparison", "internal/peoplesheet"},
	{"internal/pipeline", "internal/replay", "internal/ratertrack", "internal/agreementreport", "internal/session", "internal/still"},
	{"internal/measure"},
	{"internal/plugin", "internal/onepicture", "internal/selfcheck", "internal/dyad", "internal/moments"},
	{"internal/page"},
	{"internal/export"},
	{"internal/run"},
	{"internal/bench", "internal/examiner", "internal/batch"},
	{"cmd/facecue", "cmd/facecue-frei0r"},
}

// testOnly packages are imported by tests only.
var testOnly = []string{"internal/test/kit", "internal/test/lint", "internal/test/players", "internal/test/hosts", "internal/test/mutants", "internal/test/research", "internal/test/torture", "internal/test/reference", "internal/test/cluster", "internal/test/engines"}

// owners lists, for each external package, the packages that may import it, so that a new version of
// it changes few places.
var owners = map[string][]string{
	"github.com/asticode/go-astiav":                    {"internal/av", "internal/frame", "decode", "overlay"},
	"github.com/yalue/onnxruntime_go":                  {"models"},
	"github.com/urfave/cli/v2":                         {"cmd/facecue"},
	"github.com/xrash/smetrics":                        {"internal/opt"},
	"github.com/BurntSushi/toml":                       {"cmd/facecue"},
	"github.com/asticode/go-astisub":                   {},
	"golang.org/x/sys/unix":                            {"decode"},
	"golang.org/x/sys/cpu":                             {"internal/pixel", "internal/selfcheck"},
	"golang.org/x/term":                                {"cmd/facecue"},
	"golang.org/x/text/encoding":                       {"internal/annotation"},
	"golang.org/x/text/encoding/charmap":               {"internal/annotation"},
	"golang.org/x/text/encoding/unicode":               {"internal/annotation"},
	"golang.org/x/image/font":                          {"internal/draw"},
	"golang.org/x/image/font/gofont/gomedium":          {"internal/draw"},
	"golang.org/x/image/font/opentype":                 {"internal/draw"},
	"golang.org/x/image/math/fixed":                    {"internal/draw"},
	"golang.org/x/sync/errgroup":                       {"internal/pipeline", "internal/run"},
	"github.com/parquet-go/parquet-go":                 {"internal/record", "internal/tabular"},
	"github.com/parquet-go/parquet-go/compress/zstd":   {"internal/record", "internal/tabular"},
	"github.com/parquet-go/parquet-go/encoding/thrift": {"internal/record"},
	"github.com/parquet-go/parquet-go/format":          {"internal/record"},
	"github.com/klauspost/compress/zstd":               {"internal/record"},
	"gonum.org/v1/gonum/mat":                           {"internal/rating"},
	"gonum.org/v1/gonum/stat":                          {"internal/rating"},
	"gonum.org/v1/gonum/stat/distuv":                   {"internal/measure", "internal/rating"},
	"github.com/asticode/go-astikit":                   {},
	"github.com/cpuguy83/go-md2man/v2":                 {},
	"github.com/russross/blackfriday/v2":               {},
}

// cgo are the packages that call C. Programs, which own their process, may do so too.
var cgo = []string{"internal/av"}

// level is the index into levels, -1 where the package is in none.
func level(name string) int {
	return slices.IndexFunc(levels, func(l []string) bool { return slices.Contains(l, name) })
}

// broken says which rule is broken if the package called name imports path; "" if none is.
func broken(name, path string) string {
	inner, ours := strings.CutPrefix(path, module)
	if !ours {
		return brokenOutside(name, path)
	}
	switch {
	case slices.Contains(testOnly, name):
		return ""
	case slices.Contains(testOnly, inner):
		return "only tests import it"
	case level(inner) >= level(name):
		return "imports point down, and packages of one level do not import each other"
	}
	return ""
}

func brokenOutside(name, path string) string {
	allowed, owned := owners[path]
	switch {
	case !strings.Contains(strings.Split(path, "/")[0], ".") && path != "C":
		return ""
	case path == "C" && (slices.Contains(cgo, name) || strings.HasPrefix(name, "cmd/")):
		return ""
	case path == "C":
		return "only " + strings.Join(cgo, ", ") + " and programs call C"
	case !owned:
		return "not among the modules that were agreed on"
	case !slices.Contains(allowed, name):
		return "only " + strings.Join(allowed, ", ") + " may import it (and tests)"
	}
	return ""
}
