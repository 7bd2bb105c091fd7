package overlay

import (
	"encoding/binary"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// textKind is the plain subtitle a container holds.
type textKind int

const (
	noText textKind = iota
	subrip
	movText
)

// dress gives the conversion of a plain subtitle to the kind and its codec, or
// nil where there is none. Both hold the same UTF-8 text; mov_text puts its
// length in front (3GPP TS 26.245, 5.17) and styles behind.
func (k textKind) dress(id astiav.CodecID) (func(*astiav.Packet, func(*astiav.Packet) error) error, astiav.CodecID) {
	switch {
	case k == subrip && id == astiav.CodecIDMovText:
		return fromMovText, astiav.CodecIDSubrip
	case k == movText && (id == astiav.CodecIDSubrip || id == astiav.CodecIDText || id == astiav.CodecIDWebvtt):
		return toMovText, astiav.CodecIDMovText
	}
	return nil, id
}

// textDescription is the sample description that mov_text begins with (3GPP TS
// 26.245, 5.16): centred at the foot of the picture, white on nothing, one font.
var textDescription = append([]byte{
	0, 0, 0, 0, // display flags
	1, 0xff, // horizontally centred, at the bottom
	0, 0, 0, 0, // background, transparent
	0, 0, 0, 0, 0, 0, 0, 0, // box: the whole track
	0, 0, 0, 0, 0, 1, 0, 16, 0xff, 0xff, 0xff, 0xff, // style: font 1, 16 high, white
	0, 0, 0, 18, 'f', 't', 'a', 'b', 0, 1, 0, 1, 5,
}, "Arial"...)

// headerOf is the private data of a plain subtitle's codec.
func headerOf(id astiav.CodecID) []byte {
	if id == astiav.CodecIDMovText {
		return textDescription
	}
	return nil
}

func fromMovText(p *astiav.Packet, write func(*astiav.Packet) error) error {
	data := p.Data()
	if len(data) < 2 {
		return nil
	}
	n := min(int(binary.BigEndian.Uint16(data)), len(data)-2)
	if n == 0 {
		return nil // mov_text fills pauses with empty samples
	}
	return rewritten(p, data[2:2+n], write)
}

func toMovText(p *astiav.Packet, write func(*astiav.Packet) error) error {
	text := p.Data()
	text = text[:min(len(text), 1<<16-1)]
	return rewritten(p, append(binary.BigEndian.AppendUint16(nil, uint16(len(text))), text...), write)
}

// rewritten writes a packet with the times of p and other data.
func rewritten(p *astiav.Packet, data []byte, write func(*astiav.Packet) error) error {
	q := av.NewPacket()
	defer av.FreePacket(q)
	if err := q.FromData(data); err != nil {
		return err
	}
	q.SetPts(p.Pts())
	q.SetDts(p.Dts())
	q.SetDuration(p.Duration())
	q.SetFlags(p.Flags())
	return write(q)
}
