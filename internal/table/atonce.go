package table

import "bufio"

// writeAtOnce gives on the rows of a frame with all that waits before them. However
// the process ends, what was found up to then is in the file, and in whole rows.
func writeAtOnce(w *bufio.Writer, rows []byte) error {
	if _, err := w.Write(rows); err != nil {
		return err
	}
	return w.Flush()
}
