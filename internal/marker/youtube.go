package marker

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	format.Register(format.Format{
		Name: "youtube", Ext: ".chapters.txt",
		Help: "chapters to paste into a video's description on YouTube, which takes three or more of at least ten seconds",
		New: func(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
			return format.NewEventBuffer(w, h, youtube), nil
		},
	})
}

const (
	shortestChapter = 10  // seconds
	longestTitle    = 100 // letters
)

// youtube follows YouTube's help, "Video chapters": the first begins at 0:00, times
// ascend, each lasts ten seconds or more, and there are three or more. Expressions
// that begin sooner after a chapter's begin are added to its title. From fewer than
// three YouTube makes links to moments and no chapters.
func youtube(g *format.EventBuffer) (b []byte) {
	all := chapters(g)
	if len(all) == 0 {
		return nil
	}
	named := false // the first chapter, by an expression
	end := g.Milliseconds(g.End) / 1000
	starts, titles := []int64{0}, []string{g.Words.Beginning()}
	for _, c := range all {
		at, last := g.Milliseconds(c.Start)/1000, len(starts)-1
		switch {
		case !named && at < shortestChapter:
			named = true
			titles[last] = c.Title
		case at-starts[last] >= shortestChapter && end-at >= shortestChapter:
			starts, titles = append(starts, at), append(titles, c.Title)
		case len([]rune(titles[last]))+len([]rune(c.Title))+2 <= longestTitle:
			titles[last] += ", " + c.Title
		}
	}
	for i, at := range starts {
		title := []rune(strings.NewReplacer("<", "‹", ">", "›").Replace(titles[i])) // a description may have neither
		b = fmt.Appendf(b, "%s %s\n", chapterTime(at), string(title[:min(len(title), longestTitle)]))
	}
	return b
}

func chapterTime(seconds int64) string {
	if seconds < 3600 {
		return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
