package marker

import (
	"os"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

func TestContract(t *testing.T) { kit.FormatContract(t, &goldens) }

func TestHostileNames(t *testing.T) { kit.FormatsTakeHostileNames(t) }

func TestEveryOutputSaysWhatMadeIt(t *testing.T) { kit.FormatsSayWhatMadeThem(t) }

func BenchmarkTwoHours(b *testing.B) { kit.BenchmarkTwoHours(b) }

func BenchmarkResult(b *testing.B) { kit.BenchmarkResult(b) }
