package identity

import (
	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// dress is what clothes and hair look like in the compared faces of a track.
type dress struct{ clothes, hair tones }

// tones are a number of tones and the sums of their light, blue and red.
type tones struct {
	count float64
	sum   [3]float64
}

func (d *dress) add(seen *face.Dress) {
	d.clothes.add(seen.Clothes)
	d.hair.add(seen.Hair)
}

func (t *tones) add(seen face.Tone) {
	if !seen.Known {
		return
	}
	t.count++
	for i, v := range [3]float32{seen.Light, seen.Blue, seen.Red} {
		t.sum[i] += float64(v)
	}
}

// join adds what another dress has seen.
func (d *dress) join(o *dress) {
	for _, both := range [2][2]*tones{{&d.clothes, &o.clothes}, {&d.hair, &o.hair}} {
		both[0].count += both[1].count
		for i, v := range both[1].sum {
			both[0].sum[i] += v
		}
	}
}

// spread says how the tones of a part differ: in light, blue and red.
type spread struct {
	mean   [3]float64 // of all people
	people [3]float64 // standard deviation of people from that mean
	one    [3]float64 // standard deviation of one person in the same dress from the person's mean
	even   float64    // the likelihood that speaks for neither
}

// models/train/dress_fit.py prints mean, people and even. The standard deviation of one person is wider than it measures in single clips
// (light 0.10 and 0.12, blue and red 0.8 to 1.7), since cameras of one recording differ in white balance.
var (
	ofClothes = spread{[3]float64{-0.18, 1.0, 5.6}, [3]float64{0.31, 9.9, 7.6}, [3]float64{0.15, 3, 3}, 0.87}
	ofHair    = spread{[3]float64{-0.41, -3.5, 4.2}, [3]float64{0.38, 6.5, 9.8}, [3]float64{0.2, 3, 3}, 1.62}
)

// sameDress is the most that clothes and hair can say: half of Margin, so that they join only whose faces are
// alike too. Another dress says nothing, since people put on a jacket, or take it off.
const sameDress = Margin / 2

// worn is the evidence of the dresses of two clusters: that of the two that are most alike.
func worn(a, b *cluster) (best float64) {
	for i := range a.dresses {
		for j := range b.dresses {
			if v, ok := a.dresses[i].evidence(&b.dresses[j]); ok {
				best = max(best, v)
			}
		}
	}
	return min(best, sameDress)
}

// evidence is what two dresses say; ok is false where nothing can be compared.
func (d *dress) evidence(o *dress) (value float64, ok bool) {
	if d.clothes.count > 0 && o.clothes.count > 0 {
		value, ok = ofClothes.likelihood(&d.clothes, &o.clothes)-ofClothes.even, true
	}
	if d.hair.count > 0 && o.hair.count > 0 {
		value, ok = value+ofHair.likelihood(&d.hair, &o.hair)-ofHair.even, true
	}
	return value, ok
}

// likelihood is the logarithm of the likelihood ratio of two tones under the two-covariance model (Brümmer and
// de Villiers, The speaker partitioning problem, 2010), with light, blue and red independent: a tone that many
// people have, such as a dark grey, says less than a rare one.
func (s *spread) likelihood(a, b *tones) (sum float64) {
	for i := range a.sum {
		between, within := float64(s.people[i]*s.people[i]), float64(s.one[i]*s.one[i])
		all := between + within
		r := between / all
		one, two := a.sum[i]/a.count-s.mean[i], b.sum[i]/b.count-s.mean[i]
		product, squares := float64(one*two)/all, (float64(one*one)+float64(two*two))/all
		rest := 1 - float64(r*r)
		sum += (float64(r*product)-float64(float64(r*r)*squares)/2)/rest - elementary.Log(rest)/2
	}
	return sum
}

// mostDresses bounds the dresses that are kept of a person.
const mostDresses = 8

// addDress keeps a dress: with one that is like it, or as another one.
func (c *cluster) addDress(d dress) {
	if d.clothes.count+d.hair.count == 0 {
		return
	}
	for i := range c.dresses {
		if v, ok := c.dresses[i].evidence(&d); ok && v >= 0 {
			c.dresses[i].join(&d)
			return
		}
	}
	if len(c.dresses) < mostDresses {
		c.dresses = append(c.dresses, d)
	}
}
