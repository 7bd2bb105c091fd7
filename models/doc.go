// Package models holds the networks: cards that describe them, a registry that
// finds them by name, weights checked against their checksum, and sessions
// that run them in ONNX Runtime. The default networks are in the binary.
package models
