package follow

import "github.com/facecue/facecue/internal/face"

// mostGrowth is the change of a face's size up to which its place keeps its own size. A face is measured a
// little smaller or larger in a region than in a whole picture, and its region is to stay the same.
const mostGrowth = 1.4

// moved is a place after the face at it has moved to a box.
func moved(place, to face.Box) face.Box {
	size, was := max(to.W, to.H), max(place.W, place.H)
	if size > was*mostGrowth || size*mostGrowth < was {
		return to
	}
	c := to.Center()
	return face.Box{X: c.X - float32(place.W/2), Y: c.Y - float32(place.H/2), W: place.W, H: place.H}
}

// mean is the face between two faces of one person. Which one comes first changes nothing.
func mean(a, b face.Face) face.Face {
	m := a
	m.By = face.Between
	m.Score = face.RoundScore(half(a.Score, b.Score))
	m.Box = face.Box{X: half(a.Box.X, b.Box.X), Y: half(a.Box.Y, b.Box.Y), W: half(a.Box.W, b.Box.W), H: half(a.Box.H, b.Box.H)}.Rounded()
	for i, p := range b.Points {
		m.Points[i] = face.Point{X: half(m.Points[i].X, p.X), Y: half(m.Points[i].Y, p.Y)}
	}
	m.Points = m.Points.Rounded()
	return m
}

// half is the mean of two numbers.
func half(a, b float32) float32 { return (a + b) / 2 }
