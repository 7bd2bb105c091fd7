package table

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/speech"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestSpeechInTables: stretches of speech stand behind the other events, on a tier of their own, and have a word
// and no label.
func TestSpeechInTables(t *testing.T) {
	rows := []event.Event{kit.Shows(event.Speech, face.None, 10, 60), kit.Shows(event.State, face.Fear, 20, 40)}
	for _, c := range []struct {
		format, options string
		parts           []string
	}{
		{"events", "", []string{"\nstate,1,fear,0.800,", "\nspeech,1,speaking,0.400,"}},
		{"events", "kind=speech", []string{"speech,1,speaking,0.400,"}},
		{"bids", "", []string{"0.400000\t2.000000\tspeaking\tspeech\tP1\t", "0.800000\t0.800000\tfear\tstate"}},
		{"boris", "", []string{"0.400\tP1\tspeaking\t\tstart\n", "0.800\tP1\tfear\t\tstart\n", "1.600\tP1\tfear\t\tstop\n", "2.400\tP1\tspeaking\t\tstop\n"}},
		{"textgrid", "", []string{`name = "P1 state"`, `text = "fear"`, `name = "P1 speaking"`, "xmin = 0.400000\n            xmax = 2.400000\n            text = \"speaking\""}},
		{"eaf", "", []string{`<TIER LINGUISTIC_TYPE_REF="expression" PARTICIPANT="P1" TIER_ID="P1 state">`, `<TIER LINGUISTIC_TYPE_REF="speech" PARTICIPANT="P1" TIER_ID="P1 speaking">`, ">speaking<", `LINGUISTIC_TYPE_ID="expression"`, `LINGUISTIC_TYPE_ID="speech"`}},
	} {
		rest := kit.EventsAt25(t, c.format, c.options, rows...)
		for _, part := range c.parts {
			_, after, ok := strings.Cut(rest, part)
			if !ok {
				t.Fatalf("%s: no %q in its place in\n%s", c.format, part, kit.EventsAt25(t, c.format, c.options, rows...))
			}
			rest = after
		}
	}
	for _, kind := range []string{"both", "states", "fleeting"} {
		if strings.Contains(kit.EventsAt25(t, "events", "kind="+kind, rows...), "speech,") {
			t.Errorf("kind=%s has speech", kind)
		}
	}
	made := format.Header{Provenance: face.Provenance{Estimates: []face.Estimate{speech.Estimate, speech.State}}}
	if s := sidecarOf(made); s.Reading.Levels["speech"] == "" || s.TrialType.Levels["speaking"] == "" || sidecarOf(format.Header{}).Reading.Levels["speech"] != "" {
		t.Errorf("the sidecar of events with speech has %+v", s)
	}
	if strings.Contains(kit.EventsAt25(t, "eaf", "", rows[1]), `ID="speech"`) {
		t.Error("the type of speech is declared without speech")
	}
}
