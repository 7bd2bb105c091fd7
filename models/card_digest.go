package models

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Digest is the SHA-256 of all that the card says, in hexadecimal digits. Weights give the same results
// through two cards of one digest.
func (c Card) Digest() string {
	text, err := json.Marshal(c)
	if err != nil {
		panic("a card as JSON: " + err.Error()) // a card holds nothing that JSON cannot: a programming error
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
