package detection

import "github.com/facecue/facecue/internal/face"

// faint is a sum of weights that floats cannot divide by well.
const faint = 1e-12

// average is a face as all cells see it that mean the same one, by the squares of
// their scores, so that it does not jump when another cell becomes the best (box
// voting, Gidaris and Komodakis 2015). The score stays the best cell's.
func average(best face.Face, cells []face.Face, iou float32) face.Face {
	mean := face.Face{Score: best.Score}
	var sum float32
	for i := range cells {
		if c := &cells[i]; c.Box.IoU(best.Box) >= iou {
			weight := float32(c.Score * c.Score)
			sum += weight
			add(&mean, c, weight)
		}
	}
	if sum < faint {
		return best
	}
	mean.Box = face.Box{X: mean.Box.X / sum, Y: mean.Box.Y / sum, W: mean.Box.W / sum, H: mean.Box.H / sum}.Rounded()
	for i, p := range mean.Points {
		mean.Points[i] = face.Point{X: p.X / sum, Y: p.Y / sum}
	}
	mean.Points = mean.Points.Rounded()
	return mean
}

// add adds a face to a sum of faces.
func add(sum, f *face.Face, weight float32) {
	sum.Box.X += float32(weight * f.Box.X)
	sum.Box.Y += float32(weight * f.Box.Y)
	sum.Box.W += float32(weight * f.Box.W)
	sum.Box.H += float32(weight * f.Box.H)
	for i, p := range f.Points {
		sum.Points[i].X += float32(weight * p.X)
		sum.Points[i].Y += float32(weight * p.Y)
	}
}
