package page

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"
)

//go:embed web/*.html web/*.css web/*.mjs
var web embed.FS

// template is a page that is filled with data: its markup, its styles, and the modules of its
// script, each after those that it imports.
type template struct {
	markup          string
	styles, modules []string
}

var (
	pageTemplate = template{"page.html", []string{"base.css", "page.css"}, []string{
		"labels", "time", "unpack", "url", "model", "view", "csv", "pieces", "lanes", "parts", "sheet", "reasons", "notes", "eaf", "rating", "dom", "grid", "theme", "app", "strip", "stretch",
		"dyadrow", "overview", "paper", "rows", "timeline", "film", "bars", "moments", "persons", "notebook", "rater", "pairtable", "tables", "tabs", "legend", "about", "keys", "main"}}
	indexTemplate = template{"index.html", []string{"base.css", "index.css"}, []string{
		"labels", "time", "unpack", "url", "csv", "dom", "grid", "theme", "legend", "share", "trend", "line", "list", "persontrend", "indexmain"}}
)

// fill fills a page. Its policy allows the page's own script and style by their hashes, films
// from files, and nothing of a network; it also keeps the script from making markup of texts
// (Trusted Types). The data are JSON in which < is written as an escape.
func fill(out io.Writer, t template, d any) error {
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	script, style := join(t.modules), ""
	for _, name := range t.styles {
		style += file(name)
	}
	w := bufio.NewWriter(out)
	places := strings.NewReplacer("{{SCRIPT}}", digest(script), "{{STYLE}}", digest(style), "{{STYLE TEXT}}", style, "{{SCRIPT TEXT}}", script, "{{DATA}}", string(data))
	if _, err := places.WriteString(w, file(t.markup)); err != nil {
		return err
	}
	return w.Flush()
}

// join makes one script of modules: without the lines that import, and without the word export.
// Names at the top of modules are therefore different ones; a test holds it.
func join(names []string) string {
	var b strings.Builder
	for _, name := range names {
		for _, line := range strings.SplitAfter(file(name+".mjs"), "\n") {
			if !strings.HasPrefix(line, "import ") {
				b.WriteString(strings.TrimPrefix(line, "export "))
			}
		}
	}
	return b.String()
}

// file is one of the embedded files.
func file(name string) string {
	text, err := web.ReadFile("web/" + name)
	if err != nil {
		panic(err) // the program was built with the file
	}
	return string(text)
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}
