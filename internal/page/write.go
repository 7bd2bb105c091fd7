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

//go:embed web/page.html web/*.css web/*.mjs
var web embed.FS

// modules are those of the script, each after those that it imports.
var modules = []string{"labels", "time", "unpack", "model", "view", "csv", "lanes", "sheet", "reasons", "notes", "rating", "dom", "theme", "app", "strip", "timeline", "film", "bars", "moments", "persons", "notebook", "rater", "tables", "tabs", "about", "keys", "main"}

// write fills the page. Its policy allows the page's own script and style by their hashes, films
// from files, and nothing of a network; it also keeps the script from making markup of texts
// (Trusted Types). The data are JSON in which < is written as an escape.
func write(out io.Writer, d *document) error {
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	script, style := join(modules), file("page.css")
	w := bufio.NewWriter(out)
	fill := strings.NewReplacer("{{SCRIPT}}", digest(script), "{{STYLE}}", digest(style), "{{STYLE TEXT}}", style, "{{SCRIPT TEXT}}", script, "{{DATA}}", string(data))
	if _, err := fill.WriteString(w, file("page.html")); err != nil {
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
