package page

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
)

// packed are bytes, deflated (RFC 1951), in base64: what a browser's DecompressionStream reads.
type packed string

func pack(raw []byte) packed {
	return encoded(deflate(raw))
}

// encoded is what pack makes of deflated bytes.
func encoded(deflated []byte) packed {
	return packed(base64.StdEncoding.EncodeToString(deflated))
}

func deflate(raw []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression) // the level is one of its own
	w.Write(raw)                                       // a buffer takes everything
	w.Close()
	return b.Bytes()
}

// numbers are whole numbers as zigzag varints (Protocol Buffers, "Encoding").
type numbers []byte

func (n *numbers) add(values ...int64) {
	for _, v := range values {
		*n = binary.AppendVarint(*n, v)
	}
}
