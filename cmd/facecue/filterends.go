package main

// filterEnds are what -i, -o and -f of the filter command say. As for ffmpeg, a
// format belongs to the input or output that follows it; after -i, or without
// one, it is the output's.
type filterEnds struct {
	in, out             string
	inFormat, outFormat string
	pending             string // a format whose file has not come yet
}

func (e *filterEnds) format(name string) { e.pending = name }

func (e *filterEnds) input(name string) { e.in, e.inFormat, e.pending = name, e.pending, "" }

func (e *filterEnds) output(name string) { e.out, e.outFormat, e.pending = name, e.pending, "" }

// written is the format asked for the output, "" where none was.
func (e *filterEnds) written() string {
	if e.pending != "" {
		return e.pending
	}
	return e.outFormat
}

// orderedFlag is an option whose place among the others counts.
type orderedFlag struct {
	set  func(string)
	text string
}

func (e *filterEnds) flag(set func(string)) *orderedFlag { return &orderedFlag{set: set} }

func (f *orderedFlag) Set(text string) error {
	f.text = text
	f.set(text)
	return nil
}

func (f *orderedFlag) String() string { return f.text }
