package format

import "github.com/facecue/facecue/internal/event"

// speechless is a Writer of events of expressions alone.
type speechless struct{ Writer }

// Confine is a writer of the format that gets stretches of speech only if the format takes them.
func (f Format) Confine(w Writer) Writer {
	if f.Speech {
		return w
	}
	return WithoutSpeech(w)
}

// WithoutSpeech is a writer that gets the events of expressions alone.
func WithoutSpeech(w Writer) Writer { return speechless{w} }

func (s speechless) Event(e event.Event) error {
	if e.Kind == event.Speech {
		return nil
	}
	return s.Writer.Event(e)
}
