package format

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestHeads: the first line of a table is made of the descriptions of its columns.
func TestHeads(t *testing.T) {
	list := append(append(FrameColumns(), BoxColumns()...), Score(face.Fear, NotScored))
	list = append(list, VerdictColumns()...)
	if got := Heads(list, ","); got != "frame,pts,time,status,x,y,w,h,score,fear,label,quality,state\n" {
		t.Errorf("heads %q", got)
	}
	for _, c := range list {
		if c.Help == "" || c.Range == "" {
			t.Errorf("%s: %+v", c.Name, c)
		}
	}
	if o := Dictionary(); o.Name != DictionaryOption || o.Help == "" {
		t.Errorf("option %+v", o)
	}
	if got := LabelValues(face.Uncertain); !strings.HasPrefix(got, "neutral, happiness") || !strings.HasSuffix(got, "contempt, uncertain") {
		t.Errorf("labels %s", got)
	}
}
