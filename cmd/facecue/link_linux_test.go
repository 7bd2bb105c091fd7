package main

import (
	"debug/elf"
	"os"
	"strings"
	"testing"
)

// TestDevicesAreNotLinked: libavdevice would load half a desktop at every start.
func TestDevicesAreNotLinked(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	f, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	libraries, err := f.ImportedLibraries()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Join(libraries, " ")
	if !strings.Contains(linked, "libavcodec") || strings.Contains(linked, "libavdevice") {
		t.Errorf("linked are %s", linked)
	}
}
