package corpus

// History is what the lines of a manifest say together.
type History struct {
	Records map[string]*Line  // by input, the line of the greatest number
	Setups  map[string]*Setup // by name
	Foreign int               // lines that are torn or of another program
	// Own are all files that were ever named as outputs.
	Own map[string]bool
}

func newHistory() *History {
	return &History{Records: map[string]*Line{}, Setups: map[string]*Setup{}, Own: map[string]bool{}}
}

// take adds a line. Of two lines with one number the one that comes later counts.
func (h *History) take(text []byte) {
	line, ok := parseLine(text)
	switch {
	case !ok:
		h.Foreign++
	case line.State == Setting:
		h.Setups[line.Setup] = line.About
	default:
		h.takeStep(&line)
	}
}

func (h *History) takeStep(line *Line) {
	for _, o := range line.Outputs {
		h.Own[o.Path] = true
	}
	if old := h.Records[line.Input]; old == nil || line.Number >= old.Number {
		h.Records[line.Input] = line
	}
}
