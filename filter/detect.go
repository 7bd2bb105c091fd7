package filter

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

func init() {
	register(Descriptor{
		Name:      "detect",
		Help:      "find faces and their landmarks",
		Options:   detectOptions,
		Stateless: true,
		Model:     "model",
		New:       newDetect,
	})
}

var detectOptions = opt.Set{
	{Name: "min", Kind: opt.Float, Default: strconv.Itoa(inference.DefaultMinFace), Min: 0, Max: 16384,
		Help: "smallest face, longer side in displayed pixels"},
	{Name: "every", Kind: opt.Int, Default: "1", Min: 1, Max: 1e6,
		Help: "analyse each Nth frame, each by itself; the others are marked not_analysed"},
	{Name: "block", Kind: opt.Int, Default: "8", Min: 1, Max: 64,
		Help: "frames from one search of the whole picture to the next; in between faces are found near where they were. 1: search each frame"},
	{Name: "size", Kind: opt.Int, Default: "0", Min: 0, Max: 2048,
		Help: "longer side of the network's input in a search of the whole picture, at least 64: larger finds smaller faces and costs time; over 320, faces too large for it are searched for at 160; 0: several, 160 to 960, and 320 in films with block=1"},
	{Name: "low", Kind: opt.Float, Default: "0", Min: 0, Max: 0.99,
		Help: "least score of a face, which a tracker may still drop; 0: as the model's card says"},
	{Name: "model", Kind: opt.String, Default: models.DefaultDetector,
		Help: "name of a detector, or the path of its card"},
}

// leastSide is the least longer side of the network's input, pixels.
const leastSide = 64

// detect finds the faces of a block of frames. Whole pictures are searched at the block's edges;
// in between each face is followed in its own region, in every second frame if it hardly moves.
type detect struct {
	every, block int64                // block is 1 where frames are skipped
	fine         *inference.Search    // of a picture by itself, and at every second edge of the blocks
	quick        *inference.Search    // at the other edges
	single       *inference.Search    // of each frame of a film that is searched by itself; nil where fine does it
	region       *inference.Region    // of clear faces; nil for a detector that takes no regions
	unclear      *inference.Region    // of other faces, and of those of picture files
	confirmer    *inference.Confirmer // of faces that are not sure; nil where none are confirmed
	second       *inference.Search    // of the pictures of fine, by a second detector; nil without one
	turned       *inference.Region    // of faces that unclear does not show, by the second detector; nil without one that takes regions
	still        bool                 // whether the frames are of a picture file
	follow       bool                 // whether faces are followed and refined in regions
	searches     []*inference.Search  // all of them
	scener       *inference.Scener
	planes       *planeReader
}

func newDetect(v opt.Values, env Env) (Filter, error) {
	side := v.Int("size")
	if side != 0 && side < leastSide {
		return nil, fmt.Errorf("size=%d is neither 0 nor at least %d", side, leastSide)
	}
	name := v.String("model")
	model, err := env.Models.Open(name)
	if err != nil {
		return nil, err
	}
	d := &detect{every: int64(v.Int("every")), block: int64(BlockLength(v)), scener: inference.NewScener(), planes: newPlaneReader(model.Card.Input)}
	low, least := float32(v.Float("low")), float32(v.Float("min"))
	search := func(sides inference.Sides) *inference.Search { return d.addSearch(env.Models, name, low, least, sides) }
	d.chooseSearches(search, side, &model.Card)
	// A network that does not load is refused before the first frame.
	if err = d.fine.Open(); err == nil && inference.TakesRegions(&model.Card) {
		err = d.openRegions(env.Models, name, &model.Card, low, least)
	}
	if err == nil && model.Card.Confirms != "" {
		err = d.openConfirmer(env.Models, model.Card.Confirms)
	}
	if err == nil && model.Card.Second != "" {
		err = d.openSecond(env.Models, model.Card.Second, side, low, least)
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// addSearch makes a search by the detector called name, which is loaded when it is needed.
func (d *detect) addSearch(registry *models.Registry, name string, low, least float32, sides inference.Sides) *inference.Search {
	open := func() (*models.Session, error) { return inference.Open(registry, name, models.Detector) }
	s := inference.NewSearch(open, low, least, sides)
	d.searches = append(d.searches, s)
	return s
}

// openConfirmer makes what confirms faces. A network that is not there, or of another kind, is refused; it is loaded when
// it is needed.
func (d *detect) openConfirmer(registry *models.Registry, name string) error {
	if _, err := inference.OfKind(registry, name, models.Confirm); err != nil {
		return err
	}
	d.confirmer = inference.NewConfirmer(func() (*models.Session, error) { return inference.Open(registry, name, models.Confirm) })
	return nil
}

// openSecond makes the search by a second detector. A network that is not there, or of another kind, is refused; it is loaded
// when it is needed.
func (d *detect) openSecond(registry *models.Registry, name string, side int, low, least float32) error {
	model, err := inference.OfKind(registry, name, models.Detector)
	if err != nil {
		return err
	}
	d.second = d.addSearch(registry, name, low, least, fineSides(side, &model.Card))
	if inference.IsMultiscale(&model.Card) {
		d.turned = inference.NewRegion(func() (*models.Session, error) { return inference.Open(registry, name, models.Detector) }, low, least)
	}
	return nil
}

// openRegions loads what finds faces again in their regions: the network that the detector's card names and, for
// faces that are not clear, the detector called name itself, if its input is of any size.
func (d *detect) openRegions(registry *models.Registry, name string, card *models.Card, low, least float32) (err error) {
	if inference.IsMultiscale(card) {
		if d.unclear, err = inference.OpenRegion(registry, name, models.Detector, low, least); err != nil {
			return err
		}
	}
	d.region = d.unclear
	if card.Regions != "" {
		d.region, err = inference.OpenRegion(registry, card.Regions, models.Region, low, least)
	}
	if d.unclear == nil {
		d.unclear = d.region
	}
	return err
}

// chooseSearches sets the searches, and whether faces are followed. side is the one asked for, 0 for several. Detectors of
// other kinds than the built-in one are not measured at several sides.
func (d *detect) chooseSearches(search func(inference.Sides) *inference.Search, side int, card *models.Card) {
	d.fine = search(fineSides(side, card))
	d.quick = d.fine
	if !inference.IsMultiscale(card) {
		d.follow = inference.TakesRegions(card) && d.block > 1
		return
	}
	d.follow = d.block > 1 || side == 0
	if side == 0 {
		d.quick = search(inference.QuickSides())
	}
	if d.block == 1 {
		d.single = search(inference.SidesUpTo(cmp.Or(side, inference.DefaultInputSide)))
	}
}

// fineSides are the sides of a fine search by the detector of a card; side is the one asked for, 0 for several.
func fineSides(side int, card *models.Card) inference.Sides {
	if !inference.IsMultiscale(card) {
		return inference.OneSide(cmp.Or(side, inference.DefaultInputSide))
	}
	if side > 0 {
		return inference.SidesUpTo(side)
	}
	return inference.FineSides()
}

// BlockLength is how many frames a worker analyses together, by the options of detect.
func BlockLength(v opt.Values) int {
	if v.Int("every") > 1 {
		return 1
	}
	return v.Int("block")
}

// Configure accepts any stream: Process reads size and format of each frame. Where no block is
// wanted, a film is searched at one size, and a picture file, in which no other frame helps, at several.
func (d *detect) Configure(stream face.Stream) error {
	d.still = stream.Still
	if stream.Still || d.block == 1 {
		// A picture file has no second picture in which the face has to be confirmed too, and where each frame is
		// searched, a pattern that is confirmed now and then would soon be a person.
		d.confirmer = nil
	} else if d.confirmer != nil {
		for _, s := range d.searches {
			s.IsLikely = d.confirmer.IsLikely
		}
	}
	if d.single != nil && !stream.Still {
		d.fine, d.quick, d.follow = d.single, d.single, false
		return errors.Join(d.region.Close(), d.unclear.Close()) // their sessions are not used
	}
	return nil
}

// Process sets the frame's faces, scene and status by this frame alone. A frame that every skips
// has no faces and the status not_analysed.
func (d *detect) Process(f *frame.Frame) error {
	return d.ProcessBlock(&Block{Frames: []*frame.Frame{f}, First: new(Edge)})
}

func (d *detect) Close() error {
	err := d.planes.Close()
	for _, s := range d.searches {
		err = errors.Join(err, s.Close())
	}
	for _, r := range []*inference.Region{d.region, d.unclear, d.turned} {
		if r != nil {
			err = errors.Join(err, r.Close())
		}
	}
	if d.confirmer != nil {
		err = errors.Join(err, d.confirmer.Close())
	}
	return err
}
