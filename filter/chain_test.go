package filter

import (
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

func names(entries []entry) (list []string) {
	for _, e := range entries {
		list = append(list, e.Name)
	}
	return list
}

func TestParse(t *testing.T) {
	cases := []struct {
		text, want string
		stateless  int
	}{
		{"detect", "detect", 1},
		{"detect,classify", "detect,classify", 2},
		{" detect = min=24 , classify ", "detect=min=24,classify", 2},
		{"detect=24:2", "detect=min=24:every=2", 1},
		{"detect=min=20", "detect", 1},
		{"detect=model='a,b:c.json'", `detect=model='a,b:c.json'`, 1},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			chain, err := Parse(c.text, Env{})
			if err != nil {
				t.Fatal(err)
			}
			if len(chain.stateless) != c.stateless || !strings.HasPrefix(chain.String(), "detect") {
				t.Errorf("got %s, stateless %v", chain, names(chain.stateless))
			}
			again, err := Parse(chain.String(), Env{})
			if err != nil || again.String() != chain.String() {
				t.Errorf("%s parses to %v, %v", chain, again, err)
			}
		})
	}
}

// wholeChain is the order in which the filters of a chain run that begins with detect and
// ends with smooth.
func wholeChain(text string) []string {
	if strings.HasSuffix(text, "classify,track,smooth") {
		return []string{"detect", "classify", "track", "smooth"}
	}
	return []string{"detect", "classify", "track", "people", "speak", "smooth"}
}

func TestParseSortsStatelessFirst(t *testing.T) {
	for _, text := range []string{"", DefaultChain, "detect,classify,track,smooth"} {
		chain, err := Parse(text, Env{})
		if err != nil {
			t.Fatal(err)
		}
		if got := names(chain.entries()); !slices.Equal(got, wholeChain(text)) {
			t.Errorf("%q runs %v", text, got)
		}
		if got, want := names(chain.stateful), wholeChain(text); !slices.Equal(got, want[len(want)-len(got):]) || got[0] != "track" {
			t.Errorf("%q has the stateful filters %v", text, got)
		}
	}
}

// TestParseSortsBehindTrack: filters that read tracks run right behind the tracker, wherever they are named.
func TestParseSortsBehindTrack(t *testing.T) {
	for text, want := range map[string]string{
		"detect,people,classify,track":              "detect,classify,track,people",
		"detect,track,classify,smooth,people,speak": "detect,classify,track,people,speak,smooth",
		"detect,people,classify":                    "detect,classify,people",
	} {
		chain, err := Parse(text, Env{})
		if err != nil {
			t.Fatal(err)
		}
		if got := chain.String(); got != want {
			t.Errorf("%q runs %s, want %s", text, got, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"detct":               "detect", // the suggestion
		"detect=mni=3":        "min",
		"detect=every=0":      "every",
		"detect,detect":       "stands twice",
		"classify,detect":     "needs detect before it",
		"classify":            "needs detect before it",
		"detect,,classify":    "filter chain",
		"detect=size=1000000": "size",
	} {
		if _, err := Parse(text, Env{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want one about %q", text, err, want)
		}
	}
}

func TestChainValues(t *testing.T) {
	chain, err := Parse("detect=min=77", Env{})
	if err != nil {
		t.Fatal(err)
	}
	v, err := chain.Values("detect")
	if err != nil || v.Float("min") != 77 {
		t.Errorf("min %v, %v", v.Float("min"), err)
	}
	v, err = chain.Values("classify")
	if err != nil || v.String("model") != models.DefaultExpression || chain.Has("classify") || !chain.Has("detect") {
		t.Errorf("defaults of a filter that is not in the chain: %v", err)
	}
	if _, err := chain.Values("none"); err == nil {
		t.Error("values of no filter")
	}
}

func TestChainModels(t *testing.T) {
	r, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	chain, err := Parse("detect,classify", Env{Models: r})
	if err != nil {
		t.Fatal(err)
	}
	refs, err := chain.Models()
	var names []string
	for _, ref := range refs {
		names = append(names, ref.Name)
	}
	if want := []string{models.DefaultDetector, models.DefaultSecond, models.DefaultRegion, models.DefaultConfirm, models.DefaultExpression}; err != nil || !slices.Equal(names, want) {
		t.Errorf("got %v, %v", refs, err)
	}
	chain, err = Parse("detect=model=none.json", Env{Models: r})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chain.Models(); err == nil {
		t.Error("a missing model was not noticed")
	}
}

// TestRegisterTwice: a name that is registered twice panics.
func TestRegisterTwice(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	register(Descriptor{Name: "detect", New: func(opt.Values, Env) (Filter, error) { return nil, nil }})
}

func FuzzParse(f *testing.F) {
	f.Add(DefaultChain)
	f.Add("detect=model='0   '")
	f.Add("detect=min=24:every=2,classify=model='a\\,b'")
	f.Fuzz(func(t *testing.T, text string) {
		chain, err := Parse(text, Env{})
		if err != nil {
			return
		}
		again, err := Parse(chain.String(), Env{})
		if err != nil || again.String() != chain.String() {
			t.Errorf("%q gave %q, which gives %v, %v", text, chain, again, err)
		}
	})
}

// TestChainRuns: the filters of a parsed chain find and classify a drawn face.
func TestChainRuns(t *testing.T) {
	chain, err := Parse("detect,classify", testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // two workers' instances
		stateless, err := chain.NewStateless()
		if err != nil {
			t.Fatal(err)
		}
		defer stateless.Close()
		if err := stateless.Configure(testStream); err != nil {
			t.Fatal(err)
		}
		r := process(t, stateless, drawnFrame(t))
		if len(r.Faces) != 1 || r.Faces[0].Scores == (face.Scores{}) || r.Status != face.Found {
			t.Errorf("%s, %+v", r.Status, r.Faces)
		}
	}
	stateful, err := chain.NewStateful()
	if err != nil {
		t.Fatal(err)
	}
	if r := process(t, stateful, drawnFrame(t)); r.Status != face.NotAnalysed {
		t.Errorf("no stateful filter made it %s", r.Status)
	}
}
