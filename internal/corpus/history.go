package corpus

// History is what the lines of a manifest say together.
type History struct {
	Records map[string]*Line  // by input, the line of the greatest number
	Setups  map[string]*Setup // by name
	Foreign int               // lines that are torn or of another program
	// Own are all files that were ever named as outputs.
	Own  map[string]bool
	once map[string]string // texts that many lines have, so that each is kept once
}

func newHistory() *History {
	return &History{Records: map[string]*Line{}, Setups: map[string]*Setup{}, Own: map[string]bool{}, once: map[string]string{}}
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
	line.Setup, line.By = h.shared(line.Setup), h.shared(line.By)
	for _, o := range line.Outputs {
		h.Own[o.Path] = true
	}
	if old := h.Records[line.Input]; old == nil || line.Number >= old.Number {
		h.Records[line.Input] = line
	}
}

// shared is the one copy of a text.
func (h *History) shared(text string) string {
	if one, ok := h.once[text]; ok {
		return one
	}
	h.once[text] = text
	return text
}
