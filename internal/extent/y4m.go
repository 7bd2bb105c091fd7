package extent

import (
	"bytes"
	"strconv"
	"strings"
)

// y4m walks through YUV4MPEG2 (yuv4mpeg(5)): a line that describes the pictures, then for
// each picture a line and its samples.
type y4m struct{ picture int64 } // bytes of a picture; 0 before the first line

// longestLine bounds a line; libav's reader allows less.
const longestLine = 1 << 10

func (y *y4m) unit(b []byte) step {
	mark := "FRAME"
	if y.picture == 0 {
		mark = "YUV4MPEG2 "
	}
	if !begins(b, mark) {
		return lost
	}
	line, _, ok := bytes.Cut(b, []byte("\n"))
	switch {
	case !ok && len(b) < longestLine:
		return want(len(b) + 1)
	case !ok:
		return lost
	}
	size := int64(len(line) + 1)
	if y.picture > 0 {
		return unit(size + y.picture)
	}
	if y.picture = pictureSize(string(line)); y.picture == 0 {
		return lost
	}
	return unit(size)
}

func (y *y4m) ends(within bool) End {
	if within {
		return Cut
	}
	return Between
}

// pictureSize is the number of bytes of a picture; 0 where the line does not tell it.
func pictureSize(line string) int64 {
	var w, h int64
	chroma := "420"
	for _, word := range strings.Fields(line)[1:] {
		switch value := word[1:]; word[0] {
		case 'W':
			w, _ = strconv.ParseInt(value, 10, 32)
		case 'H':
			h, _ = strconv.ParseInt(value, 10, 32)
		case 'C':
			chroma = value
		}
	}
	if w <= 0 || h <= 0 {
		return 0
	}
	return samples(w, h, chroma) * depth(chroma)
}

// samples is the number of samples of a picture: luma and two planes of chroma, which most
// formats subsample.
func samples(w, h int64, chroma string) int64 {
	halfW, halfH := (w+1)/2, (h+1)/2
	switch {
	case strings.HasPrefix(chroma, "mono"):
		return w * h
	case strings.HasPrefix(chroma, "420"):
		return w*h + 2*halfW*halfH
	case strings.HasPrefix(chroma, "422"):
		return w*h + 2*halfW*h
	case strings.HasPrefix(chroma, "411"):
		return w*h + 2*((w+3)/4)*h
	case strings.HasPrefix(chroma, "444alpha"):
		return 4 * w * h
	case strings.HasPrefix(chroma, "444"):
		return 3 * w * h
	}
	return 0
}

// depth is the number of bytes of a sample: two where the name ends in more than 8 bits, as
// 420p10 and mono16 do.
func depth(chroma string) int64 {
	bits, mono := strings.CutPrefix(chroma, "mono")
	if !mono {
		_, bits, _ = strings.Cut(chroma, "p")
	}
	if n, err := strconv.Atoi(bits); err == nil && n > 8 {
		return 2
	}
	return 1
}
