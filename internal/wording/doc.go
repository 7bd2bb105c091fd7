// Package wording is what people and labels are called: names, the words of six languages
// and words of the user's own, and text that is safe on one line. It knows nothing of the
// outputs that use the words.
package wording
