// Package inference runs the networks on one picture: Detector finds the faces, Classifier
// scores the expression of each. It keeps nothing from one picture to the next. It reads
// planes in memory and imports no libav, because the plugin's host has a libav of its own.
package inference
