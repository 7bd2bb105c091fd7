package peoplesheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
)

func plain(c color.RGBA) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, 100, 100))
	draw.Draw(p, p.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	return p
}

var red, green, blue = color.RGBA{200, 0, 0, 255}, color.RGBA{0, 200, 0, 255}, color.RGBA{0, 0, 200, 255}

func example(name string) Sheet {
	seen := func(number int) people.Person {
		return people.Person{Number: number, First: 5 * time.Second, Visible: 3700 * time.Second, States: map[face.Label]time.Duration{face.Happiness: 925 * time.Second, face.Neutral: 2775 * time.Second}}
	}
	return Sheet{Recording: name, Made: "facecue 1 <made>", Rows: []Row{
		{Person: seen(1), Name: name, Role: name, Faces: []Face{{plain(red), 5}, {plain(green), 65.04}, {plain(blue), 3605}}},
		{Person: seen(3), Name: "P3", Ignored: true, Faces: []Face{{plain(blue), 7}}},
	}}
}

// TestPicture has a row a person, and an empty place where a face is missing.
func TestPicture(t *testing.T) {
	p, err := example("Anna").Picture()
	if err != nil {
		t.Fatal(err)
	}
	row := p.Bounds().Dy() / 2
	if p.Bounds().Dx() != 3*116 || p.At(10, 10) != red || p.At(126, 10) != green || p.At(242, 10) != blue || p.At(10, row+10) != blue || p.At(126, row+10) == blue {
		t.Errorf("the faces stand elsewhere on %v", p.Bounds())
	}
}

// TestTitle has the number once.
func TestTitle(t *testing.T) {
	s := example("Anna")
	if got := s.Rows[0].cell(0).Lines; got[0] != "P1 Anna" || got[2] != "seen for 1:01:40.0" {
		t.Error(got)
	}
	if got := s.Rows[1].cell(0).Lines; got[0] != "P3" || got[1] != "0:07.0" || !strings.HasSuffix(got[2], ", left out") {
		t.Error(got)
	}
}

// TestPage holds the pictures, and names as text, whatever they are.
func TestPage(t *testing.T) {
	hostile := `</td><script>alert("1")</script>' onload="x" &amp;`
	var b bytes.Buffer
	if err := example(hostile).Page(&b); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, want := range []string{"&lt;script&gt;", "25%", "75%", "1:00:05.0", "1:05.0", "left out", `generator" content="facecue 1 &lt;made&gt;"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	for _, not := range []string{"<script", "http:", "https:", `' onload="x"`, "ZgotmplZ"} {
		if strings.Contains(text, not) {
			t.Errorf("%s is in\n%s", not, text)
		}
	}
	inside := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(text)
	hash := sha256.Sum256([]byte(inside[1]))
	if policy := html.UnescapeString(text); !strings.Contains(policy, "style-src 'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'") {
		t.Error("the policy refuses the style")
	}
	pictures := regexp.MustCompile(`src="data:image/jpeg;base64,([^"]*)"`).FindAllStringSubmatch(text, -1)
	if len(pictures) != 4 {
		t.Fatalf("%d pictures", len(pictures))
	}
	data, err := base64.StdEncoding.DecodeString(html.UnescapeString(pictures[1][1]))
	if err != nil {
		t.Fatal(err)
	}
	p, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, _, _ := p.At(50, 50).RGBA(); r>>8 > 20 || g>>8 < 180 || p.Bounds().Dx() != 100 {
		t.Errorf("another picture: %d, %d", r>>8, g>>8)
	}
}
