package follow

// course is the way of a face from a picture in which it is known through the pictures of a shot.
type course struct {
	*follower
	start  Found
	last   Found // the face in the picture in which it was found last
	step   int   // 1 or -1, from picture to picture
	fast   bool  // it moved too much for a mean when it was found two pictures on
	missed int   // successive pictures in which it was missed
	over   bool  // the face is lost, or known in the next picture
}

// patience is the number of successive pictures in which a face may be missed and is followed on. Small
// and turned faces are near the least score, and are found again.
const patience = 2

// follow follows the face until it is lost or comes to a picture in which it is known. It goes two
// pictures at a time, and one by one after a picture in which the face is missed.
func (c *course) follow(from, to int) error {
	for at := from; at != to && !c.over; {
		move, count := c.measure, 1
		if c.missed == 0 && at+c.step != to {
			move, count = c.leap, 2
		}
		if err := move(at + c.step); err != nil {
			return err
		}
		at += count * c.step
	}
	return nil
}

// leap finds the face in the picture behind a skipped one, and then its place in the skipped one. Where the face is
// not behind, both pictures are measured, one by one, so that its last picture is known.
func (c *course) leap(skipped int) error {
	if _, c.over = c.known(skipped, c.last.Place); c.over {
		return nil
	}
	behind := skipped + c.step
	next, known, ok, err := c.look(behind)
	if err != nil {
		return err
	}
	if !ok {
		return c.both(skipped, behind)
	}
	if err := c.between(skipped, next); err != nil || c.over {
		return err
	}
	if c.over = known; !known {
		c.keep(behind, next)
	}
	return nil
}

// both measures two pictures, one by one.
func (c *course) both(first, second int) error {
	if err := c.measure(first); err != nil || c.over {
		return err
	}
	return c.measure(second)
}

// look looks for the face in a picture. Where it is known already, the known face counts.
func (c *course) look(picture int) (found Found, known, ok bool, err error) {
	if found, ok = c.known(picture, c.last.Place); ok {
		return found, true, true, nil
	}
	if found, ok, err = c.find(picture); err != nil || !ok {
		return found, false, false, err
	}
	if there, ok := c.known(picture, found.Box); ok {
		return there, true, true, nil
	}
	return found, false, true, nil
}

// between gives the skipped picture before next the mean face. A face that moves fast is measured there, and so is
// one that just did, which may be turning round, and one that was missed there before.
func (c *course) between(skipped int, next Found) error {
	found := c.last
	found.Face = mean(c.last.Face, next.Face)
	before := c.fast
	c.fast = c.last.Box.IoU(next.Box) < c.Between
	if before || c.fast || c.wasMissed(skipped, found.Box) {
		return c.measure(skipped)
	}
	if _, c.over = c.known(skipped, found.Box); !c.over {
		c.faces[skipped] = append(c.faces[skipped], found)
	}
	return nil
}

// measure finds the face in a picture, near the place at which it was last.
func (c *course) measure(picture int) error {
	if _, c.over = c.known(picture, c.last.Place); c.over {
		return nil
	}
	found, ok, err := c.find(picture)
	if err == nil && !ok && c.missed == 0 && c.start.Score >= c.Sure {
		found, ok, err = c.searchAgain(picture)
	}
	if err != nil {
		return err
	}
	if !ok {
		c.miss(picture)
		return nil
	}
	if _, c.over = c.known(picture, found.Box); !c.over {
		c.keep(picture, found)
	}
	return nil
}

// find finds the face in its region.
func (c *course) find(picture int) (Found, bool, error) {
	known := Found{Face: c.last.Face, Place: c.last.Place, Most: c.start.Most, Clear: c.start.Clear, Likely: c.start.Likely}
	one, ok, err := c.pictures.Find(picture, known)
	one.Score = min(one.Score, known.Most)
	known.Face = one
	return known, ok, err
}

// searchAgain looks for the lost face in the whole picture.
func (c *course) searchAgain(picture int) (Found, bool, error) {
	found, err := c.pictures.Search(picture)
	if err != nil {
		return Found{}, false, err
	}
	for _, one := range found {
		if one.Box.IoU(c.last.Place) >= c.Overlap {
			return one, true, nil
		}
	}
	return Found{}, false, nil
}

// miss notes that the face is not found in a picture.
func (c *course) miss(picture int) {
	c.misses[picture] = append(c.misses[picture], c.last.Place)
	c.missed++
	c.over = c.missed > patience
}

// keep notes the face that is found in a picture, and where it is expected next.
func (c *course) keep(picture int, found Found) {
	if found.Box.IoU(found.Place) < c.Steady {
		found.Place = moved(found.Place, found.Box)
	}
	c.faces[picture] = append(c.faces[picture], found)
	c.last, c.missed = found, 0
}
