package spool

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"github.com/facecue/facecue/internal/face"
)

// A result is
//
//	varint   frame, PTS and duration, less those of the result before
//	uint8    status, with made in the highest bit
//	uvarint  number of faces
//
// and a face is its number as uvarint, label, state and way as uint8, then floats of 4 bytes,
// least significant byte first: box, score, points, scores, quality; then the number of
// estimates as uvarint, and the estimates as floats.
const made = 0x80

// numFloats is how many floats a face has.
const numFloats = 4 + 1 + 10 + face.NumLabels + 1

func appendResult(b []byte, last, r *face.Result) []byte {
	b = binary.AppendVarint(b, r.Frame-last.Frame)
	b = binary.AppendVarint(b, r.PTS-last.PTS)
	b = binary.AppendVarint(b, r.Duration-last.Duration)
	status := byte(r.Status)
	if r.MadePTS {
		status |= made
	}
	b = append(b, status)
	b = binary.AppendUvarint(b, uint64(len(r.Faces)))
	for i := range r.Faces {
		b = appendFace(b, &r.Faces[i])
	}
	return b
}

func appendFace(b []byte, f *face.Face) []byte {
	b = binary.AppendUvarint(b, uint64(f.ID))
	b = append(b, byte(f.Label), byte(f.State), byte(f.By))
	for _, v := range floats(f) {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(*v))
	}
	b = binary.AppendUvarint(b, uint64(len(f.Estimates)))
	for _, v := range f.Estimates {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

// floats are the numbers of a face in the order of the file.
func floats(f *face.Face) (list [numFloats]*float32) {
	n := 0
	add := func(v *float32) { list[n] = v; n++ }
	for _, v := range []*float32{&f.Box.X, &f.Box.Y, &f.Box.W, &f.Box.H, &f.Score} {
		add(v)
	}
	for i := range f.Points {
		add(&f.Points[i].X)
		add(&f.Points[i].Y)
	}
	for i := range f.Scores {
		add(&f.Scores[i])
	}
	add(&f.Quality)
	return list
}

var errDamaged = errors.New("it is damaged")

// mostFaces bounds the faces of a result.
const mostFaces = 1 << 16

// readResult reads a result over the one before it.
func readResult(in *bufio.Reader, r *face.Result) error {
	frame, err := binary.ReadVarint(in)
	if err != nil {
		return err
	}
	pts, err1 := binary.ReadVarint(in)
	duration, err2 := binary.ReadVarint(in)
	status, err3 := in.ReadByte()
	count, err4 := binary.ReadUvarint(in)
	if err := errors.Join(err1, err2, err3, err4); err != nil || count > mostFaces {
		return errDamaged
	}
	r.Frame, r.PTS, r.Duration = r.Frame+frame, r.PTS+pts, r.Duration+duration
	r.Status, r.MadePTS = face.Status(status&^made), status&made != 0
	r.Faces = r.Faces[:0]
	for range count {
		var f face.Face
		if err := readFace(in, &f); err != nil {
			return errDamaged
		}
		r.Faces = append(r.Faces, f)
	}
	return nil
}

func readFace(in *bufio.Reader, f *face.Face) error {
	id, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	var rest [3 + 4*numFloats]byte
	if _, err := io.ReadFull(in, rest[:]); err != nil {
		return err
	}
	f.ID, f.Label, f.State = int(id), face.Label(rest[0]), face.Label(rest[1])
	f.By = face.Way(rest[2])
	for i, v := range floats(f) {
		*v = math.Float32frombits(binary.LittleEndian.Uint32(rest[3+4*i:]))
	}
	f.Estimates, err = readEstimates(in)
	return err
}

// readEstimates gives each face a slice of its own, which later stages share.
func readEstimates(in *bufio.Reader) (list []float32, err error) {
	count, err := binary.ReadUvarint(in)
	if err != nil || count > face.MostEstimates {
		return nil, errDamaged
	}
	var b [4]byte
	for range count {
		if _, err := io.ReadFull(in, b[:]); err != nil {
			return nil, err
		}
		list = append(list, math.Float32frombits(binary.LittleEndian.Uint32(b[:])))
	}
	return list, nil
}
