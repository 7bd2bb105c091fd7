package record

import "strconv"

// tens are powers of ten, which a float64 holds exactly.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13}

// mostCharacters bounds a number without its sign: it has 12 decimals at most. The difference
// of such a number from the middle between two float32 is 0 or at least 1/(5^12*2^k), where
// 2^-k is the distance of the middle from its neighbours. Because 5^12 is less than 2^29, the
// count of float64 from one float32 to the next, the float64 nearest to the number is the
// middle only if the number is.
const mostCharacters = 14

// float is the number at the present place. Most numbers of a record have few digits and no
// exponent: their digits and the power of ten are exact as float64, so that the quotient is
// the float64 nearest to the number (Clinger 1990, "How to read floating point numbers
// accurately"). The float32 nearest to that is nearest to the number too. All other numbers are
// left to strconv.
func (q *fastReader) float() float32 {
	at, sign := q.at, float64(1)
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
	unusual := point == at || end-at > mostCharacters || end == len(q.line) || q.line[end]|0x20 == 'e' ||
		q.line[at] == '0' && point > at+1 || end > point && decimals == 0
	if unusual {
		return q.slowFloat()
	}
	q.at = end
	return float32(sign * float64(digits) / tens[decimals])
}

// digitsAt reads digits from a place in a line on, behind those already read; end is the
// place behind them. The value is right for mostCharacters digits and less.
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
