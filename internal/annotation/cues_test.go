package annotation

import (
	"fmt"
	"strings"
	"testing"
)

// said lists what Settle makes of cues: "person label from-to" in milliseconds.
func said(t *testing.T, name, text string) (list []string, remarks []string) {
	t.Helper()
	all, err := Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s %q: %v", name, text, err)
	}
	for _, v := range words.Assign(all.Intervals) {
		label := v.Label
		if v.Fleeting {
			label = "fleeting " + label
		}
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %d-%d", v.Person, label, v.Start.Milliseconds(), v.End.Milliseconds())))
	}
	return list, all.Remarks
}

var words = Words{
	Label: func(l string) bool { return l == "smile" || l == "frown" || l == "big smile" },
	State: []string{"state", "Zustand"}, Fleeting: []string{"fleeting", "flüchtig"},
}

// TestFormsOfSRT: as people and tools write it.
func TestFormsOfSRT(t *testing.T) {
	for text, want := range map[string]string{
		"1\n0:0:4,8 --> 0:0:7,4\nsmile\n":                                                              "smile 4800-7400",
		"00:00:27,46 --> 00:00:29,83\nsmile":                                                           "smile 27460-29830",
		"1\n00:00:20 --> 00:00:24\nsmile\n\n2\n00:24 --> 0:27\nfrown\n":                                "smile 20000-24000 frown 24000-27000",
		"1\n00:00:01.123456 --> 00:00:02,5 X1:40 X2:600\nsmile":                                        "smile 1123-2500",
		"1\n00:00:01,000 --> 00:00:02,000\nsmile\n2\n00:00:02,000 --> 00:00:03,000\nfrown\n":           "smile 1000-2000 frown 2000-3000",
		"1\n00:00:01,000 --> 00:00:02,000\nsmile\n00:00:02,000 --> 00:00:03,000\nfrown\n":              "smile 1000-2000 frown 2000-3000",
		"1\n\n00:00:01,000 --> 00:00:02,000\n\nsmile\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\nfrown\n": "smile 1000-2000 frown 2000-3000",
		"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\nfrown\n":                "frown 2000-3000",
		"1\n00:00:01,000 --> 00:00:02,000\nbig\n\nsmile\n\n2\n00:00:02,000 --> 00:00:03,000\nfrown":    "big smile 1000-2000 frown 2000-3000",
		"\n\n 1 \n 00:00:01,000 -->00:00:02,000 \n{\\an8}<i>Ann: smile</i>\n":                          "Ann smile 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\n{\\an8\\pos(1,2)}<font color=\"#fff\">smile</font>\n":       "smile 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\n- Ann: smile\n– Bo:frown\n":                                 "Ann smile 1000-2000 Bo frown 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\n-smile\n-frown\n":                                           "smile 1000-2000 frown 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nAnn: smile\nBo: frown\n":                                    "Ann smile 1000-2000 Bo frown 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nANN:\nbig smile\n":                                          "ANN big smile 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nAnn O'B big smile 82% · Bo fleeting frown 4%":               "Ann O'B big smile 1000-2000 Bo fleeting frown 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nP1 flüchtig smile\n":                                        "P1 fleeting smile 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nlook --> there <3\n":                                        "look --> there <3 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nsmile\n\n2\n00:00:02,000 --> 00:00:03,000\nsmile\n":         "smile 1000-3000",
		"1\n00:00:01,000 --> 00:00:03,000\nsmile\n\n2\n00:00:02,000 --> 00:00:04,000\nsmile\n":         "smile 1000-3000 smile 2000-4000",
		"": "",
		"1\n00:00:01,000 --> 00:00:02,000\nAnn: nods":                "Ann nods 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nsmile 82%":                "smile 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nAnn: frown 4%":            "Ann frown 1000-2000",
		"1\n00:00:01,000 --> 00:00:02,000\nnods 82% of the time 5 %": "nods 82% of the time 5 % 1000-2000",
	} {
		if got, _ := said(t, "a.srt", text); strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestFormsOfVTT: voices, styles, regions and headers of the standard and of its drafts.
func TestFormsOfVTT(t *testing.T) {
	for text, want := range map[string]string{
		"WEBVTT\n\n1\n00:01 --> 00:02.5\nsmile\n": "smile 1000-2500",
		"WEBVTT\n\nSTYLE\n::cue(b) {\n  color: red;\n}\n::cue(a) {\n  color: red;\n\n  background: black;\n}\n\n00:01.000 --> 00:02.000\nsmile":         "smile 1000-2000",
		"WEBVTT\n\nRegion: id=fred width=40%\nRegion: id=bill\n\nREGION\nid:x\n\nNOTE\nsmile\n\n00:01.000 --> 00:02.000 region:fred\nsmile\n\nNOTE end": "smile 1000-2000",
		"WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.000\nsmile\n":                                                  "smile 1000-2000 !line 2: X-TIMESTAMP-MAP",
		"WEBVTT\n\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n00:01.000 --> 00:02.000\nsmile\n":                                                     "smile 1000-2000 !line 3: X-TIMESTAMP-MAP",
		"WEBVTT\n\nchapter one\n\n00:01.000 --> 00:02.000\nsmile\n\nand\nmore\n\nagain\n":                                                               "smile 1000-2000 !line 3: text without times was passed over (3 of such)",
		"WEBVTT\n\nname\n00:01.000 --> 00:02.000\nsmile\n00:02.000 --> 00:03.000\nfrown\n":                                                              "smile 1000-2000 frown 2000-3000",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>smile <v.loud Anna B.>frown</v>\n":                                                                  "Anna smile 1000-2000 Anna B. frown 1000-2000",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>big\nsmile</v>\n<v Anna>frown</v>\n":                                                                "Anna big smile 1000-2000 Anna frown 1000-2000",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n<v O'Brien &amp; Co>big&nbsp;<c.x>smile</c></v>&lrm;":                                                       "O'Brien & Co big smile 1000-2000",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n- Ann: smile\n- Bo: frown\n":                                                                                "Ann smile 1000-2000 Bo frown 1000-2000",
		"WEBVTT\n\n00:01.000 --> 00:02.000\n[{\"person\":2,\"kind\":\"fleeting\",\"label\":\"smile\",\"score\":0.5,\"box\":[0,0,0,0]}]\n":               "P2 fleeting smile 1000-2000",
		"WEBVTT": "",
	} {
		got, remarks := said(t, "a.vtt", text)
		if len(remarks) > 0 {
			got = append(got, "!"+remarks[0])
		}
		text, remark, _ := strings.Cut(want, " !")
		if all := strings.Join(got, " "); !strings.HasPrefix(all, text) || !strings.Contains(all, remark) || remark == "" && all != want || len(remarks) > 1 {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestALabelStaysWhole, also where a part of it is one, or it begins like a reading.
func TestALabelStaysWhole(t *testing.T) {
	w := words
	w.Label = func(l string) bool {
		return l == "smile" || l == "fleeting smile" || l == "a: smile" || l == "smile 5%"
	}
	for _, label := range []string{"fleeting smile", "a: smile", "smile 5%"} {
		for _, cue := range []bool{false, true} {
			if got := w.Assign([]Interval{{Label: label, cue: cue}}); len(got) != 1 || got[0].Label != label || got[0].Fleeting || got[0].Person != "" {
				t.Errorf("%q: %+v", label, got)
			}
		}
	}
}
