package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
	"strings"
)

// The kinds of a content's hash. Each is the beginning of the hash.
const (
	Sampled = "sampled:" // of the length, and of the first, middle and last 64 KiB
	Full    = "sha256:"  // of all bytes
)

// sample is how many bytes a sampled hash reads in each of three places.
const sample = 64 << 10

// Kind is the kind of a hash; "" for none.
func Kind(hash string) string {
	for _, k := range []string{Sampled, Full} {
		if strings.HasPrefix(hash, k) {
			return k
		}
	}
	return ""
}

// Hash reads a file and gives its hash of a kind.
func Hash(path, kind string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	if kind == Full {
		_, err = io.Copy(sum, f)
	} else {
		kind = Sampled
		binary.Write(sum, binary.LittleEndian, info.Size())
		err = copySamples(sum, f, info.Size())
	}
	if err != nil {
		return "", err
	}
	return kind + hex.EncodeToString(sum.Sum(nil)), nil
}

func copySamples(to io.Writer, f io.ReaderAt, size int64) error {
	for _, at := range []int64{0, max(0, size/2-sample/2), max(0, size-sample)} {
		if _, err := io.Copy(to, io.NewSectionReader(f, at, sample)); err != nil {
			return err
		}
	}
	return nil
}
