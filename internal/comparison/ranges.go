package comparison

import "time"

// common is the time that lies in a range of each list. The ranges of a list are in order and none
// reaches into another.
func common(a, b []Range) (both []Range) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		from, to := max(a[i].From, b[j].From), min(a[i].To, b[j].To)
		if from < to {
			both = append(both, Range{from, to})
		}
		if a[i].To < b[j].To {
			i++
		} else {
			j++
		}
	}
	return both
}

// either is the time that lies in a range of at least one list.
func either(a, b []Range) (all []Range) {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		var next Range
		if j == len(b) || i < len(a) && a[i].From <= b[j].From {
			next = a[i]
			i++
		} else {
			next = b[j]
			j++
		}
		all = Join(all, next)
	}
	return all
}

// Join appends a range that begins no earlier than the last, and joins both where they touch.
func Join(list []Range, r Range) []Range {
	if n := len(list); n > 0 && r.From <= list[n-1].To {
		list[n-1].To = max(list[n-1].To, r.To)
		return list
	}
	return append(list, r)
}

// total is the sum of the lengths.
func total(list []Range) (sum time.Duration) {
	for _, r := range list {
		sum += r.To - r.From
	}
	return sum
}
