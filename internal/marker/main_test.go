package marker

import (
	"os"
	"testing"

	"github.com/facecue/facecue/internal/testkit"
)

var goldens testkit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

func TestContract(t *testing.T) { testkit.FormatContract(t, &goldens) }

func TestHostileNames(t *testing.T) { testkit.FormatsTakeHostileNames(t) }

func TestEveryOutputSaysWhatMadeIt(t *testing.T) { testkit.FormatsSayWhatMadeThem(t) }

func BenchmarkTwoHours(b *testing.B) { testkit.BenchmarkTwoHours(b) }

func BenchmarkResult(b *testing.B) { testkit.BenchmarkResult(b) }
