package corpus

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// draft begins the names of claims that are not made yet.
const draft = "draft-"

// exclusive makes the file of a claim, unless there is one. A link to a file that is written
// already gives it its content at once; where the file system has no links, the file is created
// exclusively and is empty for a moment.
func (c *Claims) exclusive(claim *Claim) (made bool, err error) {
	text, temporary := claim.holder.text(), filepath.Join(c.dir, draft+c.me.Run)
	if err := os.WriteFile(temporary, text, 0o666); err != nil {
		return false, ignoreMissing(err)
	}
	defer os.Remove(temporary)
	err = os.Link(temporary, claim.file())
	switch {
	case err == nil || sameFile(temporary, claim.file()): // NFS may report an error for a link that it made
		return true, nil
	case errors.Is(err, fs.ErrExist):
		return false, nil
	}
	f, err := os.OpenFile(claim.file(), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, ignoreMissing(err)
	}
	_, err = f.Write(text)
	return true, errors.Join(err, f.Close())
}

// ignoreMissing leaves out that the folder is missing, which is removed by others when it is empty.
func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func sameFile(a, b string) bool {
	first, errFirst := os.Stat(a)
	second, errSecond := os.Stat(b)
	return errFirst == nil && errSecond == nil && os.SameFile(first, second)
}

// clean gives back what processes of this machine left that were killed: drafts, and claims of
// recordings that were done.
func (c *Claims) clean() {
	entries, _ := os.ReadDir(c.dir)
	for _, e := range entries {
		file, holder := filepath.Join(c.dir, e.Name()), Holder{}
		text, err := os.ReadFile(file)
		unread := err != nil || json.Unmarshal(text, &holder) != nil
		if strings.HasPrefix(e.Name(), draft) && (unread || holder.gone(c.me)) {
			os.Remove(file) // a process that is just writing it does without
			continue
		}
		if unread || !holder.gone(c.me) {
			continue
		}
		if claim, _, _ := c.Take(strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))); claim != nil {
			claim.Release()
		}
	}
}
