package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// cardsOfPage are the cards of docs/CARDS.md by their names.
func cardsOfPage(t *testing.T) map[string]string {
	t.Helper()
	cards := map[string]string{}
	for _, part := range strings.Split(string(read(t, "../../docs/CARDS.md")), "\n```json ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		cards[name], _, _ = strings.Cut(rest, "\n```")
	}
	return cards
}

// brighter gives the first number what the upper half of the picture is brighter by than the
// lower one, and the others a share of it.
func brighter(k, _, row, _ int) float32 { return float32(1-2*row) / float32(16*k+16) }

// pageNetworks are networks with the inputs and outputs of the page's cards.
func pageNetworks() map[string]kit.Network {
	biases := func(name string, n int) kit.NetworkOutput {
		return kit.NetworkOutput{Name: name, Bias: slices.Repeat([]float32{0.5}, n), Weight: brighter}
	}
	return map[string]kit.Network{
		"hsemotion-va":  {Side: 224, Channels: 3, Outputs: []kit.NetworkOutput{biases("output", 10)}},
		"three-outputs": {Side: 256, Channels: 3, Outputs: []kit.NetworkOutput{biases("expression", 8), biases("arousal", 1), biases("valence", 1), biases("features", 4)}},
		"action-units":  {Side: 224, Channels: 3, Outputs: []kit.NetworkOutput{biases("intensities", 12)}},
	}
}

// addPageNetworks keeps a drawn network for each card of the page.
func addPageNetworks(t *testing.T) {
	t.Helper()
	needRuntime(t)
	t.Setenv(models.FolderEnv, filepath.Join(t.TempDir(), "nets"))
	networks, dir := pageNetworks(), t.TempDir()
	for name, card := range cardsOfPage(t) {
		path := filepath.Join(dir, name)
		write(t, path+".onnx", string(networks[name].Bytes()))
		write(t, path+".json", card)
		facecue(t, "models", "add", "--card", path+".json", path+".onnx").want(t, exitDone, "")
		delete(networks, name)
	}
	if len(networks) > 0 {
		t.Errorf("the page has no card for %v", networks)
	}
}

// TestCardsOfPage: every card of the page is taken, and its network runs over a recording to
// the record, tables, subtitles and measures; the record gives the same tables again.
func TestCardsOfPage(t *testing.T) {
	addPageNetworks(t)
	film := short(t)
	for name, columns := range map[string][]string{
		"hsemotion-va": {"valence", "arousal"}, "three-outputs": {"valence", "arousal"}, "action-units": {"AU2", "AU12"},
	} {
		t.Run(name, func(t *testing.T) {
			path := func(file string) string { return filepath.Join(filepath.Dir(film), name+file) }
			chain := "detect,track,classify=model=" + name + ",smooth"
			facecue(t, "annotate", film, "--filter", chain, "-o", path(".jsonl"), "-o", "[dictionary=1]"+path(".csv"), "-o", path(".parquet"), "-o", "[recording=]"+path(".events.csv"), "-o", path(".vtt")).want(t, exitDone, "")
			filled := map[string]bool{}
			for _, row := range rows(t, path(".csv"), ',') {
				for _, c := range columns {
					filled[c] = filled[c] || row[c] != "" && row[c] != "0"
				}
			}
			var said map[string]struct{ Description string }
			if err := json.Unmarshal(read(t, path(".csv.dictionary.json")), &said); err != nil {
				t.Fatal(err)
			}
			for _, c := range columns {
				if !filled[c] || said[c].Description == "" {
					t.Errorf("%s is empty or not described: %v, %q", c, filled[c], said[c].Description)
				}
			}
			for _, record := range []string{".jsonl", ".parquet"} {
				facecue(t, "render", path(record), "-o", path(record+".csv"), "-o", "[recording=]"+path(record+".events.csv")).want(t, exitDone, "")
				if string(read(t, path(record+".csv"))) != string(read(t, path(".csv"))) || string(read(t, path(record+".events.csv"))) != string(read(t, path(".events.csv"))) {
					t.Errorf("%s gives other tables", record)
				}
			}
			if events := rows(t, path(".events.csv"), ','); name == "action-units" && len(events) > 0 {
				t.Errorf("%d events without expressions", len(events))
			}
			facecue(t, "summarize", path(".jsonl"), "-o", path(".measures.csv")).want(t, exitDone, "")
			measures := rows(t, path(".measures.csv"), ',')[0]
			if measures["estimate_"+columns[0]+"_mean"] == "" || (measures["share_neutral"] == "") != (name == "action-units") {
				t.Errorf("measures %v", measures)
			}
			piped := facecueWith(context.Background(), bytes.NewReader(read(t, path(".jsonl"))), "summarize", "-", "-o", "[f=csv]-")
			if !strings.Contains(piped.out, "estimate_"+columns[0]+"_mean") {
				t.Errorf("by a pipe: %s %s", piped.out, piped.errs)
			}
		})
	}
}

// TestEvalWithoutExpressions: there is nothing to measure on labelled pictures.
func TestEvalWithoutExpressions(t *testing.T) {
	addPageNetworks(t)
	pictures := t.TempDir()
	makeFolder(t, filepath.Join(pictures, "happiness"))
	write(t, filepath.Join(pictures, "happiness", "a.png"), "no picture")
	facecue(t, "models", "eval", "--data", pictures, "action-units").want(t, exitFailed, "gives no scores of expressions")
}

// TestCardRefused: a card beside an option that would say something else, and one that does
// not fit the network.
func TestCardRefused(t *testing.T) {
	needRuntime(t)
	t.Setenv(models.FolderEnv, t.TempDir())
	dir := t.TempDir()
	network, card := filepath.Join(dir, "n.onnx"), filepath.Join(dir, "c.json")
	write(t, network, string(kit.Network{Side: 224, Channels: 3, Outputs: []kit.NetworkOutput{{Name: "output", Bias: make([]float32, 9)}}}.Bytes()))
	write(t, card, cardsOfPage(t)["hsemotion-va"])
	facecue(t, "models", "add", "--card", card, "--name", "other", network).want(t, exitUsage, "--name beside --card")
	facecue(t, "models", "add", "--card", card, network).want(t, exitFailed, "the card asks for [1 10]")
	facecue(t, "models", "add", "--card", network, network).want(t, exitFailed, "reading model card")
}

// TestAgreeOnEstimates: a rater of valence and a record, over time and in segments; a person of
// two by number.
func TestAgreeOnEstimates(t *testing.T) {
	dir := t.TempDir()
	s, made, results := kit.EstimatedSession()
	record, time, segments := filepath.Join(dir, "session.jsonl"), filepath.Join(dir, "anna.csv"), filepath.Join(dir, "segments.csv")
	write(t, record, string(kit.WrittenAs(t, "jsonl", "", s, made, results)))
	text := "time,value\n"
	for i := range 80 {
		text += fmt.Sprintf("%g,%g\n", float64(i)/10, math.Sin(float64(i)/10*1.5))
	}
	write(t, time, text)
	write(t, segments, "segment,onset,offset,rater,value\na,0,1,anna,some\nb,1,2,anna,much\nc,2,3,anna,none\na,0,1,ben,much\nb,1,2,ben,much\nc,2,3,ben,none\n")
	out := filepath.Join(dir, "out.csv")
	facecue(t, "agree", "--scale", "interval", "--column", "valence", "--person", "1", "--draws", "50", time, record, "-o", out, "--require", "ccc=0.95").want(t, exitDone, "")
	ordinal := facecue(t, "agree", "--scale", "ordinal", "--order", "none,some,much", "--draws", "50", segments)
	if ordinal.want(t, exitDone, ""); !containsAll(ordinal.out, "anna ~ ben", "kappa_quadratic") {
		t.Error(ordinal.out)
	}
	facecue(t, "agree", "--scale", "interval", "--column", "valence", time).want(t, exitUsage, "no record")
	facecue(t, "agree", "--scale", "interval", "--order", "a,b", time).want(t, exitUsage, "--order is for --scale ordinal")
	facecue(t, "agree", "--scale", "interval", "--column", "valence", time, record).want(t, exitFailed, "whose face")
	again := filepath.Join(dir, "again.jsonl")
	write(t, again, string(read(t, record)))
	if e := facecue(t, "agree", "--person", "2", "--draws", "20", record, again); e.code != exitDone || strings.Contains(e.out, "## P1") || !strings.Contains(e.out, "## P2") {
		t.Errorf("%s%s", e.out, e.errs)
	}
}
