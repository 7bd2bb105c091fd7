package extent

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// fixture is a small container of known units.
type fixture struct {
	name, format string
	units        []string
	open         int         // the first unit in which a cut is told; in the one before it may be
	between, end End         // what an end between two units means, and the last one
	at           map[int]End // what an end before these units means instead
}

func be32(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
func le32(n int) string { return string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }
func le64(n int) string { return string(binary.LittleEndian.AppendUint64(nil, uint64(n))) }

func filler(n int) string { return strings.Repeat("\xaa", n) }

func box(kind, body string) string { return be32(8+len(body)) + kind + body }

func largeBox(kind, body string) string {
	return be32(1) + kind + be32(0) + be32(16+len(body)) + body
}

func element(id, body string) string {
	return id + string(rune(0x40|len(body)>>8)) + string([]byte{byte(len(body))}) + body
}

const (
	ebml        = "\x1a\x45\xdf\xa3\x84abcd"
	liveSegment = "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
	liveCluster = "\x1f\x43\xb6\x75\xff"
)

func chunk(kind, body string) string {
	return kind + le32(len(body)) + body + strings.Repeat("\x00", len(body)&1)
}

func page(flags byte, stream int, lacing string) string {
	size := 0
	for _, n := range []byte(lacing) {
		size += int(n)
	}
	return "OggS\x00" + string([]byte{flags}) + filler(8) + le32(stream) + filler(8) + string([]byte{byte(len(lacing))}) + lacing + filler(size)
}

func tag(kind byte, n int) string {
	return string([]byte{kind}) + be32(n)[1:] + filler(7) + filler(n) + be32(11+n)
}

// asfHead is a header object with the file's size, its flags and the packets' size.
func asfHead(file, flags, packet int) string {
	properties := asfProperties + le64(104) + filler(16) + le64(file) + filler(40) + le32(flags) + le32(packet) + le32(packet) + filler(4)
	return asfHeader + le64(30+len(properties)) + filler(6) + properties
}

func asfLive() []string {
	index := asfIndex + le64(40) + filler(16)
	end := asfEndOfStream + "\x08\x00" + filler(8)
	return []string{asfHead(0, 1, 100), asfData + le64(50) + filler(26), "\x82" + filler(99), "\x82" + filler(99), index, end}
}

func packets(size, n int) (list []string) {
	for range n {
		p := bytes.Repeat([]byte{0xaa}, size)
		p[map[bool]int{true: 4}[size == 192]] = 0x47
		list = append(list, string(p))
	}
	return list
}

// fixtures are of each container, of each kind that its grammar tells apart.
var fixtures = []fixture{
	{"fragments", "mov", []string{box("ftyp", "isom"), box("moov", filler(30)), box("moof", filler(20)), largeBox("mdat", filler(50)), box("moof", ""), box("mdat", filler(9)), box("mfra", filler(3))}, 3, Between, Whole, nil},
	{"one index", "mov", []string{box("ftyp", "isom"), box("moov", filler(30)), box("mdat", filler(50))}, 99, Unknown, Unknown, nil},
	{"with a size", "matroska", []string{ebml, element("\x18\x53\x80\x67", filler(300))}, 0, Cut, Whole, nil},
	{"live", "matroska", []string{ebml, liveSegment, element("\x15\x49\xa9\x66", filler(20)), liveCluster, element("\xe7", "\x05"), element("\xa3", filler(400)), element("\x1f\x43\xb6\x75", filler(70)), element("\x1c\x53\xbb\x6b", "c")}, 0, Between, Between, map[int]End{1: Cut}},
	{"twice", "matroska", []string{ebml, element("\x18\x53\x80\x67", filler(30)), ebml, element("\x18\x53\x80\x67", filler(40))}, 0, Cut, Whole, map[int]End{2: Whole}},
	{"tags", "flv", []string{"FLV\x01\x05\x00\x00\x00\x09" + be32(0), tag(18, 40), tag(9, 300), tag(8, 0)}, 0, Between, Between, nil},
	{"closed", "ogg", []string{page(2, 1, "\x10"), page(2, 2, "\x10"), page(0, 1, "\xff\x00"), page(4, 1, "\x01"), page(4, 2, "\xff\xff\x05")}, 0, Between, Whole, nil},
	{"open", "ogg", []string{page(2, 7, "\x10"), page(0, 7, "")}, 0, Between, Between, nil},
	{"packet over two pages", "ogg", []string{page(2, 7, "\x10\xff"), page(1, 7, "\xff"), page(5, 7, "\x09")}, 0, Cut, Whole, nil},
	{"palettes", "gif", []string{"GIF89a" + filler(4) + "\x91\x00\x00" + filler(12), "!\xf9\x04abcd\x00", "," + filler(8) + "\x80" + filler(6) + "\x02", "\x05abcde", "\x00", "," + filler(8) + "\x00\x02", "\x01a\x00", ";"}, 0, Cut, Whole, nil},
	{"pictures", "yuv4mpegpipe", []string{"YUV4MPEG2 W6 H4 F25:1 C420jpeg\n", "FRAME\n" + filler(36), "FRAME Ip\n" + filler(36)}, 0, Between, Between, nil},
	{"with a size", "avi", []string{"RIFF" + le32(4+60) + "AVI " + filler(60), "RIFF" + le32(4+20) + "AVIX" + filler(20)}, 0, Whole, Whole, nil},
	{"live", "avi", []string{"RIFF" + le32(-1) + "AVI ", chunk("LIST", filler(30)), "LIST" + le32(-1) + "movi", chunk("00dc", filler(21)), chunk("01wb", ""), chunk("00dc", filler(40))}, 0, Between, Between, nil},
	{"no sizes yet", "avi", []string{"RIFF" + le32(0) + "AVI ", "LIST" + le32(0) + "movi", chunk("00dc", filler(20))}, 0, Between, Between, nil},
	{"with a size", "asf", []string{asfHead(500, 2, 100) + filler(500-len(asfHead(500, 2, 100)))}, 0, Cut, Whole, nil},
	{"live", "asf", asfLive(), 0, Between, Between, nil},
	{"188", "mpegts", packets(188, 9), 6, Between, Between, nil},
	{"192", "mpegts", packets(192, 9), 6, Between, Between, nil},
	{"204", "mpegts", packets(204, 9), 5, Between, Between, nil},
	{"MPEG-2", "mpeg", []string{"\x00\x00\x01\xba\x44" + filler(8) + "\xf8", "\x00\x00\x01\xbb\x00\x05" + filler(5), "\x00\x00\x01\xe0\x01\x00" + filler(256), "\x00\x00\x01\xba\x44" + filler(8) + "\xfaxx", "\x00\x00\x01\xb9"}, 0, Between, Whole, nil},
	{"MPEG-1", "mpeg", []string{"\x00\x00\x01\xba\x21" + filler(7), "\x00\x00\x01\xc0\x00\x05" + filler(5)}, 0, Between, Between, nil},
	{"frames", "ivf", []string{"DKIF\x00\x00\x20\x00" + filler(24), le32(50) + filler(8) + filler(50), le32(0) + filler(8)}, 0, Between, Between, nil},
	{"chunks", "apng", []string{"\x89PNG\r\n\x1a\n", be32(13) + "IHDR" + filler(17), be32(0) + "IDAT" + filler(4), be32(0) + "IEND" + filler(4)}, 0, Cut, Whole, nil},
	{"triplets", "mxf", []string{mxfKey("\x02") + "\x05" + filler(5), mxfKey("\x03") + "\x83\x00\x01\x00" + filler(256), mxfKey("\x04") + "\x02ab"}, 1, Between, Whole, nil},
	{"625 lines", "dv", []string{"\x1f\x07\x00\xbf" + filler(143996), "\x1f\x07\x00\xbf" + filler(143996)}, 0, Between, Between, nil},
	{"525 lines", "dv", []string{"\x1f\x07\x00\x3f" + filler(119996)}, 0, Between, Between, nil},
	{"scans", "jpeg_pipe", []string{"\xff\xd8", "\xff\xe0\x00\x10" + filler(14), "\xff\xda\x00\x04ab", "abc\xff\x00def\xff\xd3gh", "\xff\xff\xda\x00\x02", "ijk", "\xff\xd9"}, 0, Cut, Whole, nil},
	{"units", "obu", []string{"\x12\x00", "\x0a\x05abcde", "\x36\x00\x80\x01" + filler(128)}, 0, Between, Between, nil},
	{"index", "nut", nutUnits(), 0, Between, Whole, nil},
}

// mxfKey is the key of a partition: 2 a header, 3 a body, 4 a footer.
func mxfKey(kind string) string {
	return "\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02\x01\x01" + kind + "\x04\x00"
}

func nutPacket(kind, body string) string {
	if len(body) > longPacket {
		return kind + filler(6) + varint(len(body)) + filler(4) + body
	}
	return kind + filler(6) + varint(len(body)) + body
}

func varint(n int) string {
	if n < 0x80 {
		return string([]byte{byte(n)})
	}
	return string([]byte{0x80 | byte(n>>7)}) + string([]byte{byte(n & 0x7F)})
}

// nutUnits has a run of codes that say all of the size, one code that says nothing
// and one for what frames have in common.
func nutUnits() []string {
	all := nutStreamID | nutCodedPTS | nutSizeMSB | nutChecksum | nutReserved | nutHeaderIdx | nutMatchTime
	table := "\x03\x01\x10\x01\x01\x19" + // version 3, one stream, a distance, a time base
		varint(0) + "\x06\x00\x64\x00\x00\x00\x64" + // 100 codes of 0 to 99 bytes, and 'N' among them
		varint(nutCodedFlags) + "\x06\x00\x01\x00\x00\x00\x01" +
		varint(nutSizeMSB) + "\x08\x00\x02\x00\x00\x00\x01\x00\x01" + // twice as many bytes as the number says
		varint(nutInvalid) + "\x06\x00\x01\x00\x00\x00" + varint(153) +
		"\x01\x03abc" // one beginning that frames have in common
	return []string{
		nutFile, nutPacket(nutMain, table+filler(4)), nutPacket("NS", filler(30)), nutPacket("NK", filler(5000)),
		"\x05" + filler(5), "\x4f" + filler(0x4e), // behind 'N' a code stands for one byte less
		"\x65" + varint(all) + "\x00" + "\x07" + varint(200) + "\x03" + "\x01" + "\x02" + "\x09\x09" + filler(4) + filler(200-3),
		"\x66" + varint(20) + filler(40-3), nutPacket(nutIndex, filler(12)),
	}
}
