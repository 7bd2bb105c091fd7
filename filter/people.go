package filter

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

func init() {
	register(Descriptor{
		Name:     "people",
		Help:     "give each person one number through the recording: compare the faces of tracks",
		Options:  peopleOptions,
		Tracking: true,
		Needs:    []string{"detect"},
		Model:    "model",
		Switch:   "join",
		New:      newPeople,
	})
}

var peopleOptions = opt.Set{
	{Name: "join", Kind: opt.Bool, Default: "1",
		Help: "give the tracks of one person one number; 0: each track keeps its own, and no network is loaded"},
	{Name: "count", Kind: opt.String, Default: "",
		Help: "how many people there are, as 2 or 1-3; empty: not known"},
	{Name: "every", Kind: opt.Int, Default: "8", Min: 1, Max: 1000,
		Help: "compare faces of a track that lie this many frames apart at least; more in a long track"},
	{Name: "min", Kind: opt.Float, Default: "20", Min: 0, Max: 16384,
		Help: "smallest face that is compared, longer side in displayed pixels"},
	{Name: "model", Kind: opt.String, Default: models.DefaultIdentity,
		Help: "name of an identity network, or the path of its card"},
}

// people works out the numbers by which the faces of tracks are compared. The tracks are
// joined at the end of the recording, or as they come where the end is not waited for.
type people struct {
	min        float32
	sampler    *identity.Sampler
	identifier *inference.Identifier
	planes     *planeReader
	converter  frame.Converter
	input      inference.Planes // of the frame; its slice is used again
	chroma     [2]pixel.Gray    // of the frame
}

func newPeople(v opt.Values, env Env) (Filter, error) {
	if _, err := PeopleCount(v); err != nil {
		return nil, err
	}
	session, err := inference.Open(env.Models, v.String("model"), models.Identity)
	if err != nil {
		return nil, err
	}
	identifier, err := inference.NewIdentifier(session)
	if err != nil {
		return nil, err
	}
	return &people{
		sampler: identity.NewSampler(int64(v.Int("every"))), min: float32(v.Float("min")),
		identifier: identifier, planes: newPlaneReader(session.Model().Card.Input),
	}, nil
}

// PeopleCount is the option count of people.
func PeopleCount(v opt.Values) (identity.Count, error) { return identity.ParseCount(v.String("count")) }

// Configure accepts any stream: Process reads size and format of each frame.
func (p *people) Configure(face.Stream) error { return nil }

// Process sets the identity of the faces that are compared. Few are: so one instance behind the
// tracker, which knows the tracks, costs less than one of each worker.
func (p *people) Process(f *frame.Frame) error {
	r, read := &f.Result, false
	if r.Status == face.NotAnalysed {
		return nil
	}
	if r.Jump {
		p.sampler.Restart()
	}
	for i := range r.Faces {
		at := &r.Faces[i]
		if at.ID == 0 || max(at.Box.W, at.Box.H) < p.min || !p.sampler.Wants(at, r.Frame) {
			continue
		}
		if !read {
			if err := p.readPlanes(f); err != nil {
				return err
			}
			read = true
		}
		var err error
		if at.Identity, err = p.identifier.Identify(at, &p.input); err != nil {
			return err
		}
		at.Dress = inference.Dress(at, p.input.Luma, p.chroma, p.input.W, p.input.H)
	}
	return nil
}

// readPlanes sets p.input and p.chroma to the frame's planes.
func (p *people) readPlanes(f *frame.Frame) (err error) {
	if p.input.Luma, err = p.planes.luma(f); err != nil {
		return err
	}
	if p.chroma, err = f.Chroma(&p.converter); err != nil {
		return err
	}
	p.input.W, p.input.H = f.DisplayedSize()
	p.input.Channels, err = p.planes.appendPlanes(p.input.Channels[:0], f)
	return err
}

func (p *people) Close() error {
	return errors.Join(p.identifier.Close(), p.planes.Close(), p.converter.Close())
}
