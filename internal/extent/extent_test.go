package extent

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// walked is a walk through bytes that are given in pieces of a size.
func walked(format string, b []byte, piece int) *Walk {
	w := New(format)
	for len(b) > 0 {
		n := min(piece, len(b))
		w.Write(b[:n])
		b = b[n:]
	}
	return w
}

// ends is how bytes end, which must not depend on the size of pieces.
func ends(t *testing.T, format string, b []byte) End {
	t.Helper()
	w, err := OfFile(format, bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []int{7, len(b) + 1} {
		if got := walked(format, b, piece).End(); got != w.End() {
			t.Errorf("%d bytes in pieces of %d: %v, of the file %v", len(b), piece, got, w.End())
		}
	}
	return w.End()
}

// TestEveryCut ends each container after each of its bytes.
func TestEveryCut(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.format+" "+f.name, func(t *testing.T) {
			all := strings.Join(f.units, "")
			if got := ends(t, f.format, []byte(all)); got != f.end {
				t.Errorf("the whole: %v, want %v", got, f.end)
			}
			from := 0
			for i, u := range f.units {
				checkCuts(t, f, i, all, from, from+len(u))
				from += len(u)
			}
		})
	}
}

// checkCuts ends a container before one of its units, and after each byte of it. Where only
// zeros of the unit are there, these may be padding, so that nothing is cut.
func checkCuts(t *testing.T, f fixture, unit int, all string, from, to int) {
	t.Helper()
	before, ok := f.at[unit]
	if !ok {
		before = f.between
	}
	if got := ends(t, f.format, []byte(all[:from])); from > 0 && unit >= f.open && got != before {
		t.Errorf("before unit %d: %v, want %v", unit, got, before)
	}
	step := max(1, (to-from)/997)
	for at := from + 1; at < to; at += step {
		if strings.Trim(all[from:at], "\x00") == "" || unit == f.open-1 {
			continue
		}
		got := ends(t, f.format, []byte(all[:at]))
		if want := map[bool]End{true: Cut, false: Unknown}[unit >= f.open]; got != want {
			t.Fatalf("within unit %d, %d bytes of %d: %v, want %v", unit, at-from, to-from, got, want)
		}
	}
}

// unmarked are containers whose units begin with a number, so that most bytes behind the
// end look like a unit that is cut.
var unmarked = []string{"ivf", "nut", "obu"}

// TestWhatFollows: bytes behind the end are no part of the container, and zeros are no cut
// unit.
func TestWhatFollows(t *testing.T) {
	for _, f := range fixtures {
		all := strings.Join(f.units, "")
		for _, tail := range []string{"\x00", strings.Repeat("\x00", 700), "\n\n\n\n\n\n\n\n\n", "trailing words"} {
			marked := !slices.Contains(unmarked, f.format) || tail[0] == 0
			if got := ends(t, f.format, []byte(all+tail)); got == Cut && marked {
				t.Errorf("%s %s with %q behind it: %v", f.format, f.name, tail, got)
			}
		}
	}
}

// TestStrangeBytes: bytes of another kind are Unknown, not Cut.
func TestStrangeBytes(t *testing.T) {
	for format := range grammars {
		for _, text := range []string{"", strings.Repeat("Dear diary, nothing happened.\n", 400), strings.Repeat("\x00", 9000)} {
			if got := ends(t, format, []byte(text)); got != Unknown && !(format == "mpeg" && got == Between) {
				t.Errorf("%s of %.20q: %v", format, text, got)
			}
		}
	}
	if got := ends(t, "wav", []byte("RIFF")); got != Unknown {
		t.Errorf("a container without a grammar: %v", got)
	}
}

// TestDamagedMiddle: the end of a container with a damaged unit in the middle is Unknown.
func TestDamagedMiddle(t *testing.T) {
	for _, f := range fixtures {
		if f.format == "jpeg_pipe" || f.format == "ogg" || slices.Contains(unmarked, f.format) {
			continue // a scan takes any bytes, and Ogg finds its next page
		}
		units := append([]string(nil), f.units...)
		at := len(units) - 1
		if at < f.open || f.at != nil || f.between != Between {
			continue
		}
		units[at] = "\x7f\x7f\x7f\x7f" + units[at]
		all := strings.Join(units, "")
		if got := ends(t, f.format, []byte(all[:len(all)-1])); got != Unknown {
			t.Errorf("%s %s: %v", f.format, f.name, got)
		}
	}
}

// TestOggFindsItsWay: bytes between pages are passed over.
func TestOggFindsItsWay(t *testing.T) {
	all := page(2, 1, "\x10") + "junk Og" + page(4, 1, "\x20")
	if got := ends(t, "ogg", []byte(all)); got != Whole {
		t.Errorf("whole: %v", got)
	}
	if got := ends(t, "ogg", []byte(all[:len(all)-1])); got != Cut {
		t.Errorf("cut: %v", got)
	}
}

func TestFragmented(t *testing.T) {
	for i, want := range []bool{true, false} {
		if got := walked("mov", []byte(strings.Join(fixtures[i].units, "")), 1000).Fragmented(); got != want {
			t.Errorf("%s: %v", fixtures[i].name, got)
		}
	}
}

// TestPictureSizes of YUV4MPEG2, odd sides and deep samples among them.
func TestPictureSizes(t *testing.T) {
	for _, c := range []struct {
		words string
		want  int64
	}{
		{"W6 H4", 36}, {"W5 H3 C420jpeg", 27}, {"W5 H3 C420paldv", 27}, {"W5 H3 C422", 33}, {"W5 H3 C411", 27},
		{"W5 H3 C444", 45}, {"W5 H3 C444alpha", 60}, {"W5 H3 Cmono", 15}, {"W5 H3 Cmono16", 30}, {"W5 H3 C420p10", 54},
		{"W5 H3 C444p12", 90}, {"W5 H3 C420mpeg2 XYSCSS=420P10", 27}, {"W5", 0}, {"W5 H-3", 0}, {"W5 H3 Cmystery", 0},
	} {
		if got := pictureSize("YUV4MPEG2 " + c.words); got != c.want {
			t.Errorf("%s: %d, want %d", c.words, got, c.want)
		}
	}
}

// counting tells how many bytes were read.
type counting struct {
	io.ReaderAt
	read int
}

func (c *counting) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(b, at)
	c.read += n
	return n, err
}

// TestLargeUnitsArePassed: of large units only the heads are read.
func TestLargeUnitsArePassed(t *testing.T) {
	all := ebml + "\x18\x53\x80\x67\x10\xa0\x00\x00" + strings.Repeat("\xaa", 10<<20)
	file := &counting{ReaderAt: strings.NewReader(all)}
	w, err := OfFile("matroska", file, int64(len(all)))
	if err != nil || w.End() != Whole || file.read > 64<<10 {
		t.Errorf("%v, %v, %d bytes were read", w.End(), err, file.read)
	}
}

// FuzzWalk feeds any bytes to every grammar, in one piece and in many.
func FuzzWalk(f *testing.F) {
	for _, x := range fixtures {
		if all := strings.Join(x.units, ""); len(all) < 1<<13 {
			f.Add(all, uint8(5))
		}
	}
	f.Fuzz(func(t *testing.T, text string, piece uint8) {
		for format := range grammars {
			want := walked(format, []byte(text), len(text)+1).End()
			got := walked(format, []byte(text), 1+int(piece)).End()
			file, err := OfFile(format, strings.NewReader(text), int64(len(text)))
			if got != want || err != nil || file.End() != want {
				t.Errorf("%s: %v in pieces, %v at once, %v of the file, %v", format, got, want, file.End(), err)
			}
		}
	})
}

func (e End) String() string { return fmt.Sprint([]string{"unknown", "whole", "between", "cut"}[e]) }
