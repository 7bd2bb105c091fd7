//go:build research

package research

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"
)

// script is the path of a script in testdata, and what it is given as arguments.
type script struct {
	name      string
	arguments []string
}

// run runs the script with Rscript and decodes into result the JSON that the script prints. R starts
// in the package's folder and reads no profile of the user's.
func (s script) run(t *testing.T, result any) {
	t.Helper()
	cmd := exec.Command("Rscript", append([]string{"--vanilla", filepath.Join("testdata", s.name)}, s.arguments...)...)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", s.name, err, problems.Bytes())
	}
	if err := json.Unmarshal(out, result); err != nil {
		t.Fatalf("%s printed no JSON of the wanted form: %v\n%.500s", s.name, err, out)
	}
}

// TestVersions logs the versions of R and of the packages with which the numbers were compared.
func TestVersions(t *testing.T) {
	var versions map[string]string
	script{name: "versions.R"}.run(t, &versions)
	for name, version := range versions {
		t.Log(name, version)
	}
	if versions["R"] == "" {
		t.Error("R does not say its version")
	}
}
