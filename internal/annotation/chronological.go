package annotation

import "fmt"

// chronological reads Praat's third text format: the tiers by name, then the intervals
// and points of all in order of time, each with the number of its tier.
func (r *textGrid) chronological() error {
	if _, err := r.quoted(); err != nil { // what the file is
		return err
	}
	if err := r.numbers(2); err != nil { // where the whole begins and ends
		return err
	}
	n, err := r.count()
	if err != nil {
		return err
	}
	var tiers []gridTier
	for range n {
		t, err := r.tierHead()
		if err != nil {
			return err
		}
		tiers = append(tiers, t)
	}
	for r.skip(); r.rest != ""; r.skip() {
		f, err := r.number()
		if err != nil {
			return err
		}
		if f < 1 || f != float64(int(f)) || int(f) > len(tiers) {
			return at(r.line, fmt.Errorf("%w: there is no tier %v", ErrTextGrid, f))
		}
		if err := r.interval(tiers[int(f)-1]); err != nil {
			return err
		}
	}
	return nil
}
