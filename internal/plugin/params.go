package plugin

// Kind is the type of a parameter.
type Kind int

// The kinds of the plugin's parameters.
const (
	Text Kind = iota
	Number
)

// Param is one parameter, as hosts show it.
type Param struct {
	Name, Help string
	Kind       Kind
	Default    string // of a text
}

// The parameters by number. FFmpeg's users give them by position, so new ones go to the end.
// opacity, the only Number, comes after those that FFmpeg's users set: FFmpeg reads an empty
// Number as 0, while an empty Text means the default.
//
// resource is a second name for record, because MLT writes and reads a path relative to the
// project only for a property with that name.
const (
	record = iota
	style
	offset
	person
	mode
	language
	timeBase
	fit
	opacity
	resource
	people
)

var params = [...]Param{
	record:   {Name: "record", Help: "the record to draw from: the file that facecue annotate -o NAME.jsonl wrote"},
	style:    {Name: "style", Default: "bars", Help: "box, label (box and label), bars (box, label and a bar for each expression) or blur (faces made unrecognisable)"},
	offset:   {Name: "offset", Default: "0", Help: "the recording's time at the host's time zero: seconds or [HH:]MM:SS[.m], as after ffmpeg -ss"},
	person:   {Name: "person", Help: "numbers of the people to draw or hide, as 1,3; with a ! in front all others; empty for all"},
	mode:     {Name: "mode", Default: "record", Help: "record: draw what the record says; live: analyse each picture by itself"},
	language: {Name: "language", Default: "en", Help: "language of the labels: de, en, es, fr, it or pt"},
	timeBase: {Name: "time_base", Default: "auto", Help: "the host's unit of time: auto, s or ms"},
	fit:      {Name: "fit", Default: "auto", Help: "how the host made the picture this size: auto, stretch or pad (with black edges)"},
	opacity:  {Name: "opacity", Kind: Number, Help: "opacity of the drawing, 0 to 1; a blur is always opaque"},
	resource: {Name: "resource", Help: "the record again, for editors: a project that is moved finds it under this name"},
	people:   {Name: "people", Help: "who is who: the table that facecue people NAME.jsonl -o people.csv wrote, with names, numbers that are one person, and people to leave out, whose faces are hidden"},
}

// Params lists the parameters by number.
func Params() []Param { return params[:] }
