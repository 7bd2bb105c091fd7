// Package still reads single pictures of a recording, whole or around a face, with faces hidden
// where that is asked for.
package still
