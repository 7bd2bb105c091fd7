package record

import (
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	layout "github.com/parquet-go/parquet-go/format"
)

// Bounds of a page: those we write hold some 256 kB and one row group at most.
const (
	maxPage       = 16 << 20
	maxPageValues = 1 << 22
	maxPageHeader = 64 << 10
)

// pages walks over the pages of a file before any of it is read: the library makes
// room for what a page's header says, and for whatever its bytes unpack to.
type pages struct {
	in     io.ReaderAt
	size   int64
	unpack *zstd.Decoder
	head   [maxPageHeader]byte
	room   []byte
}

// soundPages refuses a file whose pages would not fit into memory.
func soundPages(in io.ReaderAt, size int64, file *parquet.File) error {
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxPage), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer unpack.Close()
	p := &pages{in: in, size: size, unpack: unpack}
	for _, g := range file.Metadata().RowGroups {
		for i := range g.Columns {
			if err := p.column(&g.Columns[i].MetaData); err != nil {
				return fmt.Errorf("%w: column %d: %s", ErrParquet, i+1, err)
			}
		}
	}
	return nil
}

// column walks over the pages of one column of a row group.
func (p *pages) column(m *layout.ColumnMetaData) error {
	at := m.DataPageOffset
	if d := m.DictionaryPageOffset; d > 0 {
		at = min(at, d)
	}
	end := at + m.TotalCompressedSize
	if at < 0 || end < at || end > p.size || m.Codec != layout.Zstd {
		return fmt.Errorf("it lies from %d to %d", at, end)
	}
	for at < end {
		n, err := p.page(at, end)
		if err != nil {
			return fmt.Errorf("page at %d: %w", at, err)
		}
		at += n
	}
	return nil
}

// page checks the page that begins at an offset, and gives its length.
func (p *pages) page(at, end int64) (int64, error) {
	head := p.head[:min(maxPageHeader, end-at)]
	if _, err := p.in.ReadAt(head, at); err != nil {
		return 0, err
	}
	reader := new(thrift.CompactProtocol).NewReaderFromBytes(head)
	var h layout.PageHeader
	if err := thrift.NewDecoder(reader).Decode(&h); err != nil {
		return 0, err
	}
	from := at + int64(reader.BytesRead())
	length := int64(h.CompressedPageSize)
	if length < 0 || length > end-from || length > maxPage || h.UncompressedPageSize < 0 || h.UncompressedPageSize > maxPage || values(&h) > maxPageValues {
		return 0, fmt.Errorf("%d bytes that become %d, %d values", length, h.UncompressedPageSize, values(&h))
	}
	return from + length - at, p.body(&h, from, length)
}

func values(h *layout.PageHeader) int32 {
	return max(h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues, h.DictionaryPageHeader.V.NumValues)
}

// body unpacks a page within the bounds.
func (p *pages) body(h *layout.PageHeader, from, length int64) error {
	body := make([]byte, length)
	if _, err := p.in.ReadAt(body, from); err != nil && length > 0 {
		return err
	}
	if v2 := h.DataPageHeaderV2; v2.Valid {
		levels := int64(v2.V.DefinitionLevelsByteLength) + int64(v2.V.RepetitionLevelsByteLength)
		if levels < 0 || levels > length || v2.V.IsCompressed.Valid && !v2.V.IsCompressed.V {
			return nil // not packed: no more than it is; or refused by the library
		}
		body = body[levels:]
	}
	var err error
	p.room, err = p.unpack.DecodeAll(body, p.room[:0])
	return err
}
