package overlay

import (
	"encoding/binary"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// textKind is the codec of plain subtitles that a container holds.
type textKind int

const (
	noText textKind = iota
	subrip
	movText
)

// conversion gives the function that converts packets of a codec of plain subtitles to the
// container's, and the codec that they have then; nil where there is none. Both hold UTF-8
// text; mov_text puts its length before it (3GPP TS 26.245, 5.17) and styles behind.
func (k textKind) conversion(id astiav.CodecID) (func(*astiav.Packet, packetWriter) error, astiav.CodecID) {
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

// textHeader is the extra data of a codec of plain subtitles.
func textHeader(id astiav.CodecID) []byte {
	if id == astiav.CodecIDMovText {
		return textDescription
	}
	return nil
}

func fromMovText(p *astiav.Packet, write packetWriter) error {
	data := p.Data()
	if len(data) < 2 {
		return nil
	}
	n := min(int(binary.BigEndian.Uint16(data)), len(data)-2)
	if n == 0 {
		return nil // an empty sample, which mov_text has for each pause
	}
	return writeText(p, data[2:2+n], write)
}

func toMovText(p *astiav.Packet, write packetWriter) error {
	text := p.Data()
	text = text[:min(len(text), 1<<16-1)]
	return writeText(p, append(binary.BigEndian.AppendUint16(nil, uint16(len(text))), text...), write)
}

// writeText writes a packet with the times of p and other data.
func writeText(p *astiav.Packet, data []byte, write packetWriter) error {
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
