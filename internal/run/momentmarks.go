package run

import (
	"fmt"
	"os"

	annotationfile "github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/session"
)

// marks reads what people marked as moments, whatever they called it: annotations in any format that is
// read.
func (j Highlights) marks() (list []moments.Mark, err error) {
	if j.Marked == "" {
		return nil, nil
	}
	in, err := os.Open(j.Marked)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	all, err := annotationfile.Read(j.Marked, in)
	if err != nil {
		return nil, fmt.Errorf("--marked %w", err)
	}
	for _, v := range all.Intervals {
		list = append(list, moments.Mark{From: v.Start.Seconds(), To: v.End.Seconds()})
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("--marked %s: holds no annotation", j.Marked)
	}
	return list, nil
}

// sayHits prints how many marks lie at the moments of the list.
func (j Highlights) sayHits(env Env, s *session.Session, list []moments.Moment, marks []moments.Mark) error {
	if len(marks) == 0 {
		return nil
	}
	h := moments.HitsOf(list, marks, j.Within.Seconds(), s.Begin(), s.End())
	_, err := fmt.Fprintf(env.Out, "%d of %d marks lie within %v of one of the %d moments; marks at random times would %.1f times (p %.3g, marks taken as independent)\n",
		h.Found, h.Marks, j.Within, len(list), h.Expected, h.P)
	return err
}
