package inference

// Sides are the longer sides of the network's input, in pixels, at which whole pictures are searched.
type Sides struct {
	always []int // in ascending order
	far    bool  // whether smaller faces are searched for too, see farSide
}

const (
	nearSide     = 160  // for faces of a tenth of the picture up to all of it
	wideSide     = 640  // for faces of a fiftieth of the picture up to a third of it
	leastFarSide = 960  // for smaller ones
	farthestSide = 1280 // for tiny ones that are not sure after that
	mostFarSide  = 1920 // of pictures that have so many more pixels, as 4K
)

// FineSides find faces of any size.
func FineSides() Sides { return Sides{always: []int{nearSide, wideSide}, far: true} }

// QuickSides are those at which two searches cost little more than one of DefaultInputSide.
func QuickSides() Sides { return Sides{always: []int{nearSide, DefaultInputSide}} }

// OneSide is that side alone.
func OneSide(side int) Sides { return Sides{always: []int{side}} }

// SidesUpTo is a side for the smallest faces and, where faces may be too large for it, one for those.
func SidesUpTo(side int) Sides {
	if side > DefaultInputSide {
		return Sides{always: []int{nearSide, side}}
	}
	return OneSide(side)
}

// farSide is the side of the input that small faces of a picture of so many pixels in length are searched at.
// The sides are few, because each takes a session.
func farSide(length int) int {
	if length > mostFarSide {
		return mostFarSide
	}
	return leastFarSide
}
