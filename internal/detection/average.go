package detection

import "github.com/facecue/facecue/internal/face"

// minWeight is the least sum of weights that a mean is divided by; float32 divides too
// coarsely by less.
const minWeight = 1e-12

// average is the mean of all cells' faces whose box has an IoU of at least iou with the best
// one's, weighted by the square of the score (box voting, Gidaris and Komodakis 2015). So a
// face does not jump when another cell becomes the best. The score is the best cell's.
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
	if sum < minWeight {
		return best
	}
	mean.Box = face.Box{X: mean.Box.X / sum, Y: mean.Box.Y / sum, W: mean.Box.W / sum, H: mean.Box.H / sum}.Rounded()
	for i, p := range mean.Points {
		mean.Points[i] = face.Point{X: p.X / sum, Y: p.Y / sum}
	}
	mean.Points = mean.Points.Rounded()
	return mean
}

// add adds the box and the points of f, times weight, to sum.
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
