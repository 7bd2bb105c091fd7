// Package record writes and reads the lossless record of a recording, a line or row for
// each decoded frame, as JSON lines or Parquet. It knows no other format: the plugin links
// it and nothing else of the outputs.
package record
