package record

import (
	"math"
	"strconv"
)

// tens are powers of ten, which a float64 holds exactly.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

const (
	mostDigits = 15 // so that a float64 holds the digits exactly, whatever they are
	// middle is what the bits of a float64 that a float32 lacks are in the middle between two
	// float32.
	middle  = 1 << 28
	lacking = middle<<1 - 1
	// smallestNormal is the least float32 above 0 that has all bits.
	smallestNormal = 0x1p-126
)

// float is the number at the present place. Most numbers of a record have few digits and no
// exponent: their digits and the power of ten are exact as float64, so that the quotient is
// the float64 nearest to the number (Clinger 1990, "How to read floating point numbers
// accurately"). The float32 nearest to that is nearest to the number too, except around the
// middle between two float32; there strconv decides, as it does for all other numbers.
func (q *fastReader) float() float32 {
	at, sign := q.at, 1.0
	if at < len(q.line) && q.line[at] == '-' {
		at, sign = at+1, -1
	}
	whole, point := digitsAt(q.line, at, 0)
	digits, end := whole, point
	decimals := 0
	if point < len(q.line) && q.line[point] == '.' {
		digits, end = digitsAt(q.line, point+1, whole)
		decimals = end - point - 1
	}
	unusual := point == at || end-at > mostDigits || end == len(q.line) || q.line[end]|0x20 == 'e' ||
		q.line[at] == '0' && point > at+1 || end > point && decimals == 0
	if unusual {
		return q.slowFloat()
	}
	v := float64(digits) / tens[decimals]
	rest := math.Float64bits(v) & lacking
	if rest >= middle-1 && rest <= middle+1 || v != 0 && v < smallestNormal {
		return q.slowFloat()
	}
	q.at = end
	return float32(sign * v)
}

// digitsAt reads digits from a place in a line on, behind those already read; end is the
// place behind them. The value is right for mostDigits digits and less.
func digitsAt(line []byte, at int, before uint64) (value uint64, end int) {
	for ; at < len(line) && line[at] >= '0' && line[at] <= '9'; at++ {
		before = before*10 + uint64(line[at]-'0')
	}
	return before, at
}

func (q *fastReader) slowFloat() float32 {
	v, err := strconv.ParseFloat(string(q.number()), 32)
	q.wrong = q.wrong || err != nil
	return float32(v)
}
