package filter

import (
	"errors"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/identity"
	"github.com/facecue/facecue/internal/inference"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/models"
)

func init() {
	register(Descriptor{
		Name:      "people",
		Help:      "give each person one number through the recording: compare the faces of tracks",
		Options:   peopleOptions,
		Stateless: true,
		Needs:     []string{"detect"},
		Model:     "model",
		Switch:    "join",
		New:       newPeople,
	})
}

var peopleOptions = opt.Set{
	{Name: "join", Kind: opt.Bool, Default: "1",
		Help: "give the tracks of one person one number; 0: each track keeps its own, and no network is loaded"},
	{Name: "count", Kind: opt.String, Default: "",
		Help: "how many people there are, as 2 or 1-3; empty: not known"},
	{Name: "every", Kind: opt.Int, Default: "8", Min: 1, Max: 1000,
		Help: "compare the faces of each Nth frame"},
	{Name: "min", Kind: opt.Float, Default: "20", Min: 0, Max: 16384,
		Help: "smallest face that is compared, longer side in displayed pixels"},
	{Name: "model", Kind: opt.String, Default: models.DefaultIdentity,
		Help: "name of an identity network, or the path of its card"},
}

// people works out the numbers by which the faces of tracks are compared. The tracks are
// joined at the end of the recording, or as they come where the end is not waited for.
type people struct {
	every      int64
	min        float32
	identifier *inference.Identifier
	planes     *planeReader
	input      inference.Planes // of the frame; its slice is used again
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
		every: int64(v.Int("every")), min: float32(v.Float("min")),
		identifier: identifier, planes: newPlaneReader(session.Model().Card.Input),
	}, nil
}

// PeopleCount is the option count of people.
func PeopleCount(v opt.Values) (identity.Count, error) { return identity.ParseCount(v.String("count")) }

// Configure accepts any stream: Process reads size and format of each frame.
func (p *people) Configure(face.Stream) error { return nil }

// Process sets the identity of the faces of each Nth frame.
func (p *people) Process(f *frame.Frame) error {
	r := &f.Result
	if r.Status == face.NotAnalysed || r.Frame%p.every != 0 || len(r.Faces) == 0 {
		return nil
	}
	var err error
	if p.input.Luma, err = p.planes.luma(f); err != nil {
		return err
	}
	p.input.W, p.input.H = f.DisplayedSize()
	if p.input.Channels, err = p.planes.appendPlanes(p.input.Channels[:0], f); err != nil {
		return err
	}
	for i := range r.Faces {
		if face := &r.Faces[i]; max(face.Box.W, face.Box.H) >= p.min {
			if face.Identity, err = p.identifier.Identify(face, &p.input); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *people) Close() error { return errors.Join(p.identifier.Close(), p.planes.Close()) }
