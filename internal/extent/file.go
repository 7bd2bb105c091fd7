package extent

import (
	"errors"
	"io"
)

// OfFile walks through a file of so many bytes. Of large units it reads the heads alone.
func OfFile(format string, f io.ReaderAt, size int64) (*Walk, error) {
	w := New(format)
	b := make([]byte, 16<<10)
	for at := int64(0); at < size && !w.done(); {
		if passed := min(w.Skips(), size-at); passed > 0 {
			w.Skip(passed)
			at += passed
			continue
		}
		n, err := f.ReadAt(b[:min(int64(len(b)), size-at)], at)
		w.Write(b[:n])
		at += int64(n)
		if err != nil && (n == 0 || !errors.Is(err, io.EOF)) {
			return w, err
		}
	}
	return w, nil
}
