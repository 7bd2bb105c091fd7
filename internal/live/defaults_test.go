package live

import (
	"testing"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

// TestDefaults: the settings here are the defaults of the filters.
func TestDefaults(t *testing.T) {
	detect, classify := defaults(t, "detect"), defaults(t, "classify")
	if min, size := detect.Float("min"), detect.Int("size"); min != minFace || size != inputSide {
		t.Errorf("detect has min=%v and size=%d, live %d and %d", min, size, minFace, inputSide)
	}
	if got := filter.Thresholds(classify); got != thresholds {
		t.Errorf("classify has %+v, live %+v", got, thresholds)
	}
	if labels := classify.String("labels"); labels != "all" {
		t.Errorf("classify has labels=%s, live all", labels)
	}
	for name, want := range map[string]string{detect.String("model"): models.DefaultDetector, classify.String("model"): models.DefaultExpression} {
		if name != want {
			t.Errorf("a filter has model=%s, live %s", name, want)
		}
	}
}

func defaults(t *testing.T, name string) opt.Values {
	t.Helper()
	d, err := filter.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	return d.Options.Defaults()
}
