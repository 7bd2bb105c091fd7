package onepicture

import (
	"testing"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

// TestDefaults: the plugin uses the networks and the labels that the filters use by default.
// The numbers are constants of package inference, which both read.
func TestDefaults(t *testing.T) {
	detect, classify := defaults(t, "detect"), defaults(t, "classify")
	if labels := classify.String("labels"); labels != "all" {
		t.Errorf("classify has labels=%s, the plugin all", labels)
	}
	for name, want := range map[string]string{detect.String("model"): models.DefaultDetector, classify.String("model"): models.DefaultExpression} {
		if name != want {
			t.Errorf("a filter has model=%s, the plugin %s", name, want)
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
