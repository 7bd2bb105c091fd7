package face

// Point is a position in displayed pixels, from the top left corner.
type Point struct{ X, Y float32 }

// Points are the five landmarks: right eye, left eye, nose tip, right and left
// mouth corner. Right and left are the person's own.
type Points [5]Point

// Box is a rectangle in displayed pixels: upright, square pixels.
type Box struct{ X, Y, W, H float32 }

// Area is zero for an empty or inverted box.
func (b Box) Area() float32 {
	if b.W <= 0 || b.H <= 0 {
		return 0
	}
	return float32(b.W * b.H)
}

// Center is the middle of the box.
func (b Box) Center() Point { return Point{b.X + float32(b.W/2), b.Y + float32(b.H/2)} }

// Intersect is the overlap of two boxes; its area is zero where there is none.
func (b Box) Intersect(o Box) Box {
	x, y := max(b.X, o.X), max(b.Y, o.Y)
	return Box{x, y, min(b.X+b.W, o.X+o.W) - x, min(b.Y+b.H, o.Y+o.H) - y}
}

// IoU is intersection over union, 0 to 1.
func (b Box) IoU(o Box) float32 {
	inter := b.Intersect(o).Area()
	union := b.Area() + o.Area() - inter
	if union <= 0 {
		return 0
	}
	return inter / union
}
