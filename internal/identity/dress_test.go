package identity

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// wearing is a track of a person whose clothes and hair have tones of light, blue and red.
func wearing(clothes, hair [3]float32) *cluster {
	tone := func(v [3]float32) face.Tone { return face.Tone{Known: true, Light: v[0], Blue: v[1], Red: v[2]} }
	t := &track{}
	t.dress.add(&face.Dress{Clothes: tone(clothes), Hair: tone(hair)})
	return newCluster(t)
}

var (
	redShirt  = [3]float32{-0.2, -10, 40}
	blueShirt = [3]float32{-0.5, 30, -12}
	suit      = [3]float32{-0.6, 3, 1}
	brown     = [3]float32{-0.6, -6, 8}
	fair      = [3]float32{0.1, -14, 6}
)

// TestDress: the same dress speaks for one person, without joining anybody alone; another dress says
// nothing; a rare colour says more than a common one.
func TestDress(t *testing.T) {
	red := wearing(redShirt, brown)
	if v := worn(red, wearing([3]float32{-0.15, -8, 38}, [3]float32{-0.5, -7, 9})); v != sameDress || v <= 0 || v >= Margin {
		t.Errorf("the same dress says %v", v)
	}
	if v := worn(red, wearing(blueShirt, brown)); v != 0 {
		t.Errorf("another shirt says %v", v)
	}
	if v := worn(red, newCluster(&track{})); v != 0 {
		t.Errorf("an unknown dress says %v", v)
	}
	rare, common := tonesOf(redShirt), tonesOf(suit)
	if r, c := ofClothes.likelihood(&rare, &rare), ofClothes.likelihood(&common, &common); r < c+1 {
		t.Errorf("a red shirt says %v, a dark suit %v", r, c)
	}
}

func tonesOf(v [3]float32) (t tones) {
	t.add(face.Tone{Known: true, Light: v[0], Blue: v[1], Red: v[2]})
	return t
}

// TestDressChanges: a person who was seen in two dresses is known in both.
func TestDressChanges(t *testing.T) {
	both := wearing(redShirt, brown)
	both.join(wearing(blueShirt, brown))
	both.join(wearing([3]float32{-0.45, 29, -11}, brown))
	if len(both.dresses) != 2 {
		t.Fatalf("%d dresses are kept", len(both.dresses))
	}
	for name, shirt := range map[string][3]float32{"red": redShirt, "blue": blueShirt} {
		if v := worn(both, wearing(shirt, brown)); v != sameDress {
			t.Errorf("the %s shirt says %v", name, v)
		}
	}
}

// TestDressJoins: two tracks whose faces alone are too few to be sure are joined where the dress is the same,
// and stay apart where it is not.
func TestDressJoins(t *testing.T) {
	people := func(second [3]float32, hair [3]float32) int {
		c := NewCollector()
		one := look(1)
		two := unit(mixed(one, look(2), 0.4))
		for i, e := range []face.Identity{one, two} {
			shirt, over := redShirt, brown
			if i == 1 {
				shirt, over = second, hair
			}
			d := wearing(shirt, over).tracks[0].dress
			seen := face.Dress{
				Clothes: face.Tone{Known: true, Light: float32(d.clothes.sum[0]), Blue: float32(d.clothes.sum[1]), Red: float32(d.clothes.sum[2])},
				Hair:    face.Tone{Known: true, Light: float32(d.hair.sum[0]), Blue: float32(d.hair.sum[1]), Red: float32(d.hair.sum[2])},
			}
			for k := range int64(8) {
				c.Add(&face.Result{Frame: int64(i)*100 + k, Status: face.Found, Faces: []face.Face{{ID: i + 1, Identity: &e, Dress: &seen}}})
			}
		}
		return c.Join(Count{}).People
	}
	if n := people(redShirt, brown); n != 1 {
		t.Errorf("in the same dress they are %d people", n)
	}
	if n := people(blueShirt, fair); n != 2 {
		t.Errorf("in another dress they are %d people", n)
	}
}

// mixed is a mixture of two vectors, of which the first has the given share.
func mixed(a, b face.Identity, share float64) (v face.Identity) {
	for k := range v {
		v[k] = float32(share)*a[k] + float32(1-share)*b[k]
	}
	return v
}
