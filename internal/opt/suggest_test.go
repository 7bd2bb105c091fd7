package opt

import "testing"

// TestNearest: the most similar name is proposed, and none where over half of the letters
// differ.
func TestNearest(t *testing.T) {
	names := []string{"happiness", "sadness", ".srt", ".jsonl", "annotate"}
	for typed, want := range map[string]string{
		"hapiness": "happiness", "HAPPINES": "happiness", ".jsnol": ".jsonl", "anotate": "annotate", ".docx": "", "": "", "zebra": "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	if got := Suggest("sadnes", names); got != ` (did you mean "sadness"?)` {
		t.Errorf("Suggest says %s", got)
	}
	if got := Suggest("q", names); got != "" {
		t.Errorf("Suggest says %s", got)
	}
}
