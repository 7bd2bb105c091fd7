package kit

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// shown is what a made-up person shows from one millisecond up to another; "" while the
// person is away.
type shown struct {
	from, to int
	label    string
}

// patient and therapist are the people of the reference session.
var (
	patient = []shown{
		{0, 10000, "neutral"}, {10000, 13000, "happiness"}, {13000, 30000, "neutral"}, {30000, 36000, "sadness"},
		{36000, 40000, "uncertain"}, {40000, 44000, "low_quality"}, {44000, 50000, ""}, {50000, 60000, "happiness"},
		{60000, 70000, "neutral"}, {70000, 70300, "surprise"}, {70300, 90000, "neutral"}, {90000, 100000, "anger"}, {100000, 120000, "neutral"},
	}
	therapist = []shown{
		{0, 11000, "neutral"}, {11000, 14000, "happiness"}, {14000, 52000, "neutral"}, {52000, 58000, "happiness"}, {58000, 120000, "neutral"},
	}
)

// ReferenceSession is the record that the reference values of measures are of: two minutes
// and two people, ten frames a second, from 90 s on five. Nobody is seen from 80 to 82 s, and
// the frames from 118 s on were not analysed. The values were computed in R (testdata of
// internal/measure says how).
func ReferenceSession() []byte {
	var b bytes.Buffer
	b.WriteString(`{"facecue":{"version":"fixture","libav":"","models":[],"filters":"detect,classify,track,smooth","notice":"","stream":{"width":1280,"height":720,"time_base":[1,1000],"start":0,"rate":[10,1],"duration":120000,"codec":"h264","hwaccel":"none"}}}` + "\n")
	for frame, at := 0, 0; at < 120000; frame++ {
		length := 100
		if at >= 90000 {
			length = 200
		}
		status, faces := "face", []any{}
		switch {
		case at >= 118000:
			status = "not_analysed"
		case at >= 80000 && at < 82000:
			status = "no_face"
		default:
			if l := showing(patient, at); l != "" {
				faces = append(faces, referenceFace(1, 300, l))
			}
			faces = append(faces, referenceFace(2, 800, showing(therapist, at)))
		}
		text, err := json.Marshal(faces)
		if err != nil {
			panic(err) // of numbers and words only
		}
		fmt.Fprintf(&b, `{"frame":%d,"pts":%d,"duration":%d,"time":%g,"status":"%s","faces":%s}`+"\n", frame, at, length, float64(at)/1000, status, text)
		at += length
	}
	return b.Bytes()
}

func showing(all []shown, at int) string {
	for _, s := range all {
		if at >= s.from && at < s.to {
			return s.label
		}
	}
	return ""
}

func referenceFace(id, x int, label string) map[string]any {
	names := []string{"neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"}
	values := []float64{.30, .10, .10, .25, .05, .05, .10, .05}
	leading, quality := label, 1.0
	if label == "low_quality" {
		leading, quality = "neutral", .1
	}
	scores := map[string]float64{}
	for i, name := range names {
		switch {
		case label == "uncertain":
			scores[name] = values[i]
		case name == leading:
			scores[name] = .86
		default:
			scores[name] = .02
		}
	}
	points := [][2]int{{x + 50, 280}, {x + 110, 280}, {x + 80, 310}, {x + 55, 350}, {x + 105, 350}}
	return map[string]any{"id": id, "box": []int{x, 200, 160, 200}, "score": .9, "points": points,
		"scores": scores, "label": label, "quality": quality, "state": label}
}
