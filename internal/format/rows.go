package format

import "bufio"

// WriteRows writes the rows of one frame and flushes them. However the process ends, the
// file has the frames up to then, in whole rows.
func WriteRows(w *bufio.Writer, rows []byte) error {
	if _, err := w.Write(rows); err != nil {
		return err
	}
	return w.Flush()
}
