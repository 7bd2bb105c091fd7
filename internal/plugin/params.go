package plugin

// Kind is the type of a parameter.
type Kind int

// The kinds that the plugin's parameters have.
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

// The parameters, by number. FFmpeg knows them by number alone, so new ones go to
// the end. The number comes after what FFmpeg's users set: FFmpeg takes an empty
// one for 0, where an empty text means the default.
//
// MLT writes paths into projects relative to the project, and reads them back as
// such where they are called resource, but not where they are called record.
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
)

var params = [...]Param{
	record:   {Name: "record", Help: "the record to draw from: the file that facecue annotate -o NAME.jsonl wrote"},
	style:    {Name: "style", Default: "bars", Help: "box, label (box and name), bars (all of it and a bar for each expression) or blur (faces made unrecognisable)"},
	offset:   {Name: "offset", Default: "0", Help: "the recording's time at the host's time zero: seconds or [HH:]MM:SS[.m], as after ffmpeg -ss"},
	person:   {Name: "person", Help: "the people this is about, as 1,3; with a ! in front all the others; empty for all"},
	mode:     {Name: "mode", Default: "record", Help: "record: draw what the record says; live: analyse each picture by itself"},
	language: {Name: "language", Default: "en", Help: "of the labels: de, en, es, fr, it or pt"},
	timeBase: {Name: "time_base", Default: "auto", Help: "the host's unit of time: auto, s or ms"},
	fit:      {Name: "fit", Default: "auto", Help: "how the host made the picture this size: auto, stretch or pad (with black edges)"},
	opacity:  {Name: "opacity", Kind: Number, Help: "of what is drawn, 0 to 1; a blur is always opaque"},
	resource: {Name: "resource", Help: "the record again, for editors: under this name a project that is moved finds it"},
}

// Params lists the parameters by number.
func Params() []Param { return params[:] }
