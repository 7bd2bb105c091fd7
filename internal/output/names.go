package output

import (
	"fmt"
	"hash/fnv"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Suffix marks a file that is not finished, or that an interrupted run left.
const Suffix = ".partial"

// mostNames is how many temporary names a target has. All but the first serve where
// a file of another origin has the name before.
const mostNames = 9

// longName is the n-th temporary name of a target: "out.vtt.partial", then
// "out.vtt.2.partial".
func longName(final string, n int) string { return final + ending(n) }

func ending(n int) string {
	if n == 1 {
		return Suffix
	}
	return fmt.Sprintf(".%d%s", n, Suffix)
}

// shortName is the n-th temporary name where the long one is longer than the file
// system allows. It has no more bytes than the target's own name: the beginning of
// that name, and a hash that tells long names with one beginning apart.
func shortName(final string, n int) string {
	dir, base := filepath.Split(final)
	hash := fnv.New32a()
	hash.Write([]byte(base))
	end := fmt.Sprintf("~%08x%s", hash.Sum32(), ending(n))
	if len(base) < len(end) {
		return longName(final, n)
	}
	return dir + beginning(base, len(base)-len(end)) + end
}

// beginning is at most length bytes of a text; it ends with a whole rune.
func beginning(text string, length int) string {
	for length > 0 && !utf8.RuneStart(text[length]) {
		length--
	}
	return text[:length]
}

// temporary tells a name that Create may give to a temporary file.
func temporary(target string) bool { return strings.HasSuffix(target, Suffix) }

// temporaryNames are all that Create may give to the temporary file of a target.
func temporaryNames(final string) (list []string) {
	for n := 1; n <= mostNames; n++ {
		list = append(list, longName(final, n))
		if short := shortName(final, n); short != longName(final, n) {
			list = append(list, short)
		}
	}
	return list
}
