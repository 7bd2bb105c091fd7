package plugin

import (
	"encoding/xml"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func names() (all []string) {
	for _, p := range params {
		all = append(all, p.Name)
	}
	return all
}

// TestKdenliveEffect: every parameter of Kdenlive's dialogue is one of the plugin's, the plugin
// accepts each choice, and the record is chosen by a file dialogue.
func TestKdenliveEffect(t *testing.T) {
	data, err := os.ReadFile("../../contrib/kdenlive/frei0r_facecue.xml")
	if err != nil {
		t.Fatal(err)
	}
	var effect struct {
		Tag        string `xml:"tag,attr"`
		ID         string `xml:"id,attr"`
		Parameters []struct {
			Type    string `xml:"type,attr"`
			Name    string `xml:"name,attr"`
			Default string `xml:"default,attr"`
			Words   string `xml:"paramlist,attr"`
			Shown   string `xml:"paramlistdisplay"`
		} `xml:"parameter"`
	}
	if err := xml.Unmarshal(data, &effect); err != nil {
		t.Fatal(err)
	}
	if effect.Tag != "frei0r.facecue" || effect.ID != effect.Tag || len(effect.Parameters) < 5 {
		t.Errorf("effect %+v", effect)
	}
	for _, p := range effect.Parameters {
		i := slices.Index(names(), p.Name)
		if i < 0 {
			t.Errorf("the plugin has no parameter %q", p.Name)
			continue
		}
		if params[i].Kind == Text && p.Default != params[i].Default {
			t.Errorf("%s: default %q, the plugin's is %q", p.Name, p.Default, params[i].Default)
		}
		if (p.Type == "url") != (i == resource || i == people) {
			t.Errorf("%s is of type %s", p.Name, p.Type)
		}
		if p.Type == "list" && strings.Count(p.Shown, ",") != strings.Count(p.Words, ";") {
			t.Errorf("%s: %q for %q", p.Name, p.Shown, p.Words)
		}
		for _, word := range strings.Split(p.Words, ";") {
			accepts(t, i, word)
		}
	}
}

// accepts fails unless the parameter accepts the word alone.
func accepts(t *testing.T, i int, word string) {
	t.Helper()
	if word == "" {
		return
	}
	v := defaults()
	v.texts[i] = word
	if _, err := v.settings(); err != nil {
		t.Errorf("%s %q: %v", params[i].Name, word, err)
	}
}

// TestShotcutFilter: the filter's dialogue uses only parameters of the plugin.
func TestShotcutFilter(t *testing.T) {
	data, err := os.ReadFile("../../contrib/shotcut/facecue/ui.qml")
	if err != nil {
		t.Fatal(err)
	}
	used := regexp.MustCompile(`filter\.(?:get|set|getDouble)\('(\w+)'`).FindAllStringSubmatch(string(data), -1)
	if len(used) < 8 {
		t.Errorf("only %d uses", len(used))
	}
	for _, u := range used {
		if !slices.Contains(names(), u[1]) {
			t.Errorf("the plugin has no parameter %q", u[1])
		}
	}
	meta, err := os.ReadFile("../../contrib/shotcut/facecue/meta.qml")
	if err != nil || !strings.Contains(string(meta), "mlt_service: 'frei0r.facecue'") || !strings.Contains(string(meta), "qml: 'ui.qml'") {
		t.Errorf("meta.qml names another filter, %v", err)
	}
}
