package table

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/wording"
)

func init() {
	format.Register(format.Format{
		Name: "sendcmd", Ext: ".cmd", Frames: true,
		Help: "commands for ffmpeg's sendcmd filter, which has others follow each person: sendcmd=f=out.cmd,drawbox@P1=t=3:enable=0",
		Options: opt.Set{
			{Name: "send", Kind: opt.Choice, Default: "box", Choices: []string{"box", "centre", "enable"}, Help: "box: x, y, w, h and color, for drawbox; centre: x and y, for crop; enable: on and off alone, for any filter"},
			{Name: "target", Kind: opt.String, Help: "the filter; it is called TARGET@P1 for person 1; default drawbox, for centre crop"},
			{Name: "label", Kind: opt.String, Help: "only while this expression is shown, else off"},
			{Name: "step", Kind: opt.Duration, Default: "0", Min: 0, Max: 60, Help: "least time between two moves, seconds; 0 follows every frame"},
		},
		New: newSendcmd,
	})
}

// sendcmd follows ffmpeg-filters, "sendcmd": TIME TARGET COMMAND ARG, several with
// commas between, ended by a semicolon. Filters are switched by the command enable
// of FFmpeg's timeline editing.
type sendcmd struct {
	w         *bufio.Writer
	clock     face.Clock
	tolerance float32
	send      string
	target    string
	label     face.Label // None: any
	step      time.Duration
	people    []followed
	row       []byte
}

// followed is what was last sent of a person.
type followed struct {
	id    int
	pts   int64
	on    bool
	box   face.Box
	label face.Label
}

func newSendcmd(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	label, err := face.ParseLabel(v.String("label"))
	if err != nil {
		return nil, fmt.Errorf("label: %w", err)
	}
	c := &sendcmd{
		w: bufio.NewWriter(w), clock: h.Stream.Clock, send: v.String("send"), target: v.String("target"), label: label,
		step: v.Duration("step"), tolerance: h.Stream.VisibleShift(),
	}
	if c.target == "" {
		c.target = map[string]string{"box": "drawbox", "centre": "crop", "enable": "drawbox"}[c.send]
	}
	_, err = fmt.Fprintf(c.w, "# %s\n# Filters named TARGET@P1 begin with enable=0.\n", wording.Plain(h.Provenance.String()))
	return c, err
}

// Result sends what has changed since the frame before.
func (c *sendcmd) Result(r *face.Result) error {
	if r.Status == face.NotAnalysed {
		return nil // the boxes of the last analysed frame stay
	}
	for i := range c.people {
		p := &c.people[i]
		gone := !slices.ContainsFunc(r.Faces, func(f face.Face) bool { return f.ID == p.id && c.wanted(&f) })
		if gone && p.on {
			p.on = false
			c.begin(r.PTS)
			c.command(p.id, "enable", "0")
			c.end()
		}
	}
	for i := range r.Faces {
		if f := &r.Faces[i]; c.wanted(f) {
			c.follow(r.PTS, f)
		}
	}
	err := format.WriteRows(c.w, c.row)
	c.row = c.row[:0]
	return err
}

func (c *sendcmd) wanted(f *face.Face) bool { return c.label == face.None || f.State == c.label }

// follow sends where a face is, if it is somewhere else than was said.
func (c *sendcmd) follow(pts int64, f *face.Face) {
	p := c.person(f.ID)
	if p.on && (c.send == "enable" || c.still(p, f) || c.clock.Time(pts)-c.clock.Time(p.pts) < c.step) {
		return
	}
	c.begin(pts)
	switch c.send {
	case "box":
		c.box(f)
	case "centre":
		c.command(f.ID, "x", fmt.Sprintf("%d-ow/2", whole(f.Box.X+f.Box.W/2)))
		c.command(f.ID, "y", fmt.Sprintf("%d-oh/2", whole(f.Box.Y+f.Box.H/2)))
	}
	if !p.on && c.send != "centre" {
		c.command(f.ID, "enable", "1")
	}
	c.end()
	*p = followed{f.ID, pts, true, f.Box, f.State}
}

func (c *sendcmd) box(f *face.Face) {
	c.command(f.ID, "x", fmt.Sprint(whole(f.Box.X)))
	c.command(f.ID, "y", fmt.Sprint(whole(f.Box.Y)))
	c.command(f.ID, "w", fmt.Sprint(max(1, whole(f.Box.W))))
	c.command(f.ID, "h", fmt.Sprint(max(1, whole(f.Box.H))))
	red, green, blue := f.State.RGB()
	c.command(f.ID, "color", fmt.Sprintf("0x%02x%02x%02x", red, green, blue))
}

func (c *sendcmd) person(id int) *followed {
	at := slices.IndexFunc(c.people, func(p followed) bool { return p.id == id })
	if at < 0 {
		at = len(c.people)
		c.people = append(c.people, followed{id: id})
	}
	return &c.people[at]
}

// still tells that the box moved less than viewers notice.
func (c *sendcmd) still(p *followed, f *face.Face) bool {
	near := func(a, b float32) bool { return a-b < c.tolerance && b-a < c.tolerance }
	return p.label == f.State && near(p.box.X, f.Box.X) && near(p.box.Y, f.Box.Y) && near(p.box.W, f.Box.W) && near(p.box.H, f.Box.H)
}

// begin writes a time that no frame it is for comes before.
func (c *sendcmd) begin(pts int64) {
	c.row = append(c.row, seconds(max(0, c.clock.Floor(pts, 1e6)))...)
}

func (c *sendcmd) command(id int, name, value string) {
	c.row = fmt.Appendf(c.row, " %s@P%d %s %s,", c.target, id, name, value)
}

func (c *sendcmd) end() {
	c.row[len(c.row)-1] = ';' // for the comma after the last command
	c.row = append(c.row, '\n')
}

// Event is not needed: the faces hold the state.
func (c *sendcmd) Event(event.Event) error { return nil }

func (c *sendcmd) Close() error { return c.w.Flush() }

// whole is a number of pixels.
func whole(v float32) int { return int(math.Round(float64(v))) }
