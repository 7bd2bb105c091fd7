package selfcheck

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/cpu"

	"github.com/facecue/facecue/models"
)

// cacheKey is a hash of everything that the result depends on: the library, the processor,
// the networks, the stored picture and the stored numbers.
func cacheKey(library models.Library, registry *models.Registry) (string, error) {
	path, err := libraryFile(library.Path)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	fmt.Fprintf(hash, "%s %s %d %d\n", library.Version, path, info.Size(), info.ModTime().UnixNano())
	fmt.Fprintf(hash, "%+v %+v %q\n", cpu.X86, cpu.ARM64, processor())
	for _, name := range models.DefaultNames() {
		e, err := registry.Show(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(hash, name, e.Card.SHA256)
	}
	hash.Write(pictureFile)
	hash.Write(measuredFile)
	return fmt.Sprintf("%x", hash.Sum(nil)[:8]), nil
}

// processor lists the lines of /proc/cpuinfo that identify the first processor, without
// those that change while it runs. It is empty on other systems than Linux.
func processor() (lines []string) {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return nil
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan() && s.Text() != ""; {
		name, _, _ := strings.Cut(s.Text(), ":")
		switch strings.TrimSpace(name) {
		case "vendor_id", "cpu family", "model", "model name", "stepping", "flags",
			"CPU implementer", "CPU architecture", "CPU variant", "CPU part", "CPU revision", "Features":
			lines = append(lines, s.Text())
		}
	}
	return lines
}

// libraryFile is the path of the loaded library. A name without a folder was found by the
// system's loader; its path is read from /proc/self/maps.
func libraryFile(path string) (string, error) {
	if strings.Contains(path, "/") {
		return path, nil
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return "", err
	}
	for line := range bytes.Lines(maps) {
		if at := bytes.IndexByte(line, '/'); at > 0 && bytes.Contains(line[at:], []byte("/libonnxruntime.")) {
			return strings.TrimSpace(string(line[at:])), nil
		}
	}
	return "", fmt.Errorf("no file of %s is in memory", path)
}
