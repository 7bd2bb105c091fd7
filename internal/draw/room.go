package draw

// room says where in a picture nothing may be written: on faces, and on what is written
// already.
type room struct {
	w, h  int // of the picture, samples
	taken []Rect
}

func newRoom(w, h int) *room { return &room{w: w, h: h} }

// take keeps a place free of what is written from now on.
func (r *room) take(place Rect) { r.taken = append(r.taken, place) }

// spot is the upper left corner of a place.
type spot struct{ x, y int }

// place takes the first of the spots at which w x h samples are free, moved into the picture
// where they reach out of it. ok is false where none is free.
func (r *room) place(w, h int, spots ...spot) (at Rect, ok bool) {
	if w > r.w || h > r.h {
		return at, false
	}
	for _, s := range spots {
		at = Rect{min(max(s.x, 0), r.w-w), min(max(s.y, 0), r.h-h), w, h}
		if r.free(at) {
			r.take(at)
			return at, true
		}
	}
	return at, false
}

func (r *room) free(place Rect) bool {
	for _, t := range r.taken {
		if place.overlaps(t) {
			return false
		}
	}
	return true
}

func (r Rect) overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// plateSpots are the places of a caption of w x h samples: above the box, below it, beside it.
func plateSpots(box Rect, w, h int) []spot {
	left, right := box.X, box.X+box.W-w
	return []spot{
		{left, box.Y - h}, {right, box.Y - h},
		{left, box.Y + box.H}, {right, box.Y + box.H},
		{box.X + box.W, box.Y}, {box.X - w, box.Y},
		{box.X + box.W, box.Y + box.H - h}, {box.X - w, box.Y + box.H - h},
	}
}

// chartSpots are the places of a chart of w x h samples, gap samples beside the box: right of
// it, left of it, below it, above it.
func chartSpots(box Rect, w, h, gap int) []spot {
	left, right := box.X-gap-w, box.X+box.W+gap
	above, below := box.Y-gap-h, box.Y+box.H+gap
	return []spot{
		{right, box.Y}, {left, box.Y},
		{right, box.Y + box.H - h}, {left, box.Y + box.H - h},
		{box.X, below}, {box.X, above},
	}
}
