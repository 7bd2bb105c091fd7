// Package models holds the networks: cards that describe them, a registry that finds them
// by name, checks of their weights, sessions that run them in ONNX Runtime, and the download
// of weights. The default networks are in the binary.
package models
