package page

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// written is the data part of a page as it is read; the rows of measures stay as they are written.
type written struct {
	document
	Measures json.RawMessage `json:"measures"`
}

// dataOf is the data part of a page.
func dataOf(t *testing.T, text []byte) *written {
	t.Helper()
	_, rest, found := strings.Cut(string(text), `<script type="application/json" id="data">`)
	data, _, ended := strings.Cut(rest, "</script>")
	if !found || !ended {
		t.Fatal("the page has no data")
	}
	d := &written{}
	if err := json.Unmarshal([]byte(data), d); err != nil {
		t.Fatal(err)
	}
	return d
}

func unpacked(t *testing.T, p packed) []byte {
	t.Helper()
	raw, err := io.ReadAll(flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(string(p)))))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func numbersIn(t *testing.T, p packed) (list []int64) {
	t.Helper()
	for b := unpacked(t, p); len(b) > 0; {
		v, n := binary.Varint(b)
		list, b = append(list, v), b[n:]
	}
	return list
}

// runs spells bytes as value and how often it follows.
func runs(b []byte) (text string) {
	for i := 0; i < len(b); {
		j := i
		for j < len(b) && b[j] == b[i] {
			j++
		}
		text += fmt.Sprintf(" %dx%d", b[i], j-i)
		i = j
	}
	return strings.TrimSpace(text)
}

// TestData: the golden file has the data of the made-up session, packed parts unpacked, so that
// it does not depend on how well they pack.
func TestData(t *testing.T) {
	_, _, results := kit.Session()
	d := dataOf(t, kit.Written(t, kit.Format(t, "page"), results))
	d.Times, d.EventData = packed(fmt.Sprint(numbersIn(t, d.Times))), packed(fmt.Sprint(numbersIn(t, d.EventData)))
	for i := range d.People {
		p := &d.People[i]
		p.Codes, p.Curves, p.Boxes = packed(runs(unpacked(t, p.Codes))), packed(runs(unpacked(t, p.Curves))), packed(runs(unpacked(t, p.Boxes)))
	}
	var text bytes.Buffer
	to := json.NewEncoder(&text)
	to.SetIndent("", " ")
	if err := to.Encode(d); err != nil {
		t.Fatal(err)
	}
	goldens.Check(t, "session.data.json", text.Bytes())
}

// TestPolicy: the policy has the hashes of the very script and style.
func TestPolicy(t *testing.T) {
	text := string(kit.Written(t, kit.Format(t, "page"), nil))
	for kind, pattern := range map[string]string{"script": `(?s)<script type="module">(.*)</script>`, "style": `(?s)<style>(.*)</style>`} {
		inner := regexp.MustCompile(pattern).FindStringSubmatch(text)[1]
		if want := kind + "-src 'sha256-" + digest(inner) + "'"; !strings.Contains(text, want) {
			t.Errorf("the policy lacks %s", want)
		}
	}
	if strings.Contains(text, "{{") {
		t.Error("a place of the page is not filled")
	}
	if i := strings.Index(text, Sign); i < 0 || i > 4<<10 {
		t.Errorf("the sign of a page stands at %d", i)
	}
}

// TestModules: each module is in a script, after those that it imports, and no two of a script declare one name.
func TestModules(t *testing.T) {
	entries, err := web.ReadDir("web")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name, module := strings.CutSuffix(e.Name(), ".mjs")
		if module && !slices.Contains(pageTemplate.modules, name) && !slices.Contains(indexTemplate.modules, name) {
			t.Errorf("module %s is in no script", name)
		}
	}
	for _, of := range []template{pageTemplate, indexTemplate} {
		checkScript(t, of.modules)
	}
}

func checkScript(t *testing.T, modules []string) {
	t.Helper()
	for i, name := range modules {
		for _, m := range regexp.MustCompile(`(?m)^import .* from "\./(\w+)\.mjs";$`).FindAllStringSubmatch(file(name+".mjs"), -1) {
			if !slices.Contains(modules[:i], m[1]) {
				t.Errorf("module %s imports %s, which does not stand before it", name, m[1])
			}
		}
	}
	script := join(modules)
	declared := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(?:async )?(?:function|class|const|let) ([A-Za-z_]+)`).FindAllStringSubmatch(script, -1) {
		if declared[m[1]] {
			t.Errorf("two modules declare %s", m[1])
		}
		declared[m[1]] = true
	}
	if strings.Contains(script, "import ") || strings.Contains(script, "export ") || !declared["palette"] {
		t.Error("the modules are not joined")
	}
}

// TestMedia names the recording as the option says.
func TestMedia(t *testing.T) {
	f := kit.Format(t, "page")
	v, err := f.Options.Parse("media=a b.mp4")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := f.New(&b, v, format.Header{Stream: kit.VisitStream(), Names: wording.Names{1: "Anna"}})
	if err != nil {
		t.Fatal(err)
	}
	one := kit.Classified(1, face.Fear, 0.9, 10)
	stray := one
	stray.ID = 0
	if err := w.Result(&face.Result{Status: face.Found, Faces: []face.Face{one, stray}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if d := dataOf(t, b.Bytes()); d.Media != "a b.mp4" || len(d.People) != 1 || d.People[0].Name != "Anna" || d.People[0].Faces != 1 {
		t.Errorf("%+v", d.People)
	}
	if said := w.(format.Remarker).Remarks(); len(said) != 2 {
		t.Errorf("remarks %q", said)
	}
}

// TestMark: what the people are called does not change the recording's mark; another frame does.
func TestMark(t *testing.T) {
	_, _, results := kit.Session()
	f := kit.Format(t, "page")
	a, b := dataOf(t, kit.Written(t, f, results)), dataOf(t, kit.Written(t, f, results[:len(results)-1]))
	for i := range results {
		for k := range results[i].Faces {
			results[i].Faces[k].ID += 5
		}
	}
	if c := dataOf(t, kit.Written(t, f, results)); a.Mark != c.Mark || a.Mark == b.Mark || len(a.Mark) != 64 {
		t.Errorf("%s %s %s", a.Mark, b.Mark, c.Mark)
	}
}
