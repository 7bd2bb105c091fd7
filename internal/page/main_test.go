package page

import (
	"os"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

func TestContract(t *testing.T) { kit.FormatContract(t, &goldens, "page") }

func TestHostileNames(t *testing.T) { kit.FormatsTakeHostileNames(t) }

func TestEveryOutputSaysWhatMadeIt(t *testing.T) { kit.FormatsSayWhatMadeThem(t) }

func TestNumbersMustBeFinite(t *testing.T) { kit.NumbersMustBeFinite(t, "page") }

func BenchmarkTwoHours(b *testing.B) { kit.BenchmarkTwoHours(b) }
