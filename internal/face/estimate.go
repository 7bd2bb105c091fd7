package face

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
)

// Estimate describes one number that a network gives of each face beside the scores of
// expressions: a dimension such as valence or arousal, or an action unit.
type Estimate struct {
	Name  string     `json:"name"` // its column in tables, such as valence or AU12
	Kind  Kind       `json:"kind"`
	Range [2]float32 `json:"range"` // the least and the greatest value; what a network gives beyond is cut off
}

// Kind is what an estimate is of.
type Kind string

// The kinds of estimates. Dimensions are those of the circumplex (Russell 1980), of the
// expression shown; action units are those of the Facial Action Coding System (Ekman,
// Friesen and Hager 2002).
const (
	Dimension  Kind = "dimension"
	ActionUnit Kind = "action_unit"
)

// MostEstimates bounds the estimates of a network: the Facial Action Coding System has about
// 60 action units and movements, some with a left and a right side.
const MostEstimates = 128

// ErrEstimate is returned for a description that no table could hold.
var ErrEstimate = errors.New("not a possible estimate")

var (
	estimateName   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,31}$`)
	actionUnitName = regexp.MustCompile(`^AU[0-9]{1,2}([A-Za-z][A-Za-z0-9_]{0,27})?$`)
)

// otherColumns are names that tables and records use for something else.
var otherColumns = []string{
	"frame", "pts", "duration", "time", "pts_made", "status", "person", "name", "id", "x", "y", "w", "h", "score", "found", "refused",
	"label", "quality", "state", "rater", "value", "segment", "recording", "onset", "apex", "offset",
	"right_eye_x", "right_eye_y", "left_eye_x", "left_eye_y", "nose_x", "nose_y", "right_mouth_x", "right_mouth_y", "left_mouth_x", "left_mouth_y",
}

// CheckEstimates refuses names that no column can have, that stand twice or mean something
// else, unknown kinds, and ranges that are empty or not finite.
func CheckEstimates(list []Estimate) error {
	if len(list) > MostEstimates {
		return fmt.Errorf("%w: %d are more than %d", ErrEstimate, len(list), MostEstimates)
	}
	for i, e := range list {
		_, label := ParseLabel(e.Name)
		least, greatest := float64(e.Range[0]), float64(e.Range[1])
		switch {
		case !estimateName.MatchString(e.Name):
			return fmt.Errorf("%w: name %.40q is not a letter with up to 31 letters, digits and _", ErrEstimate, e.Name)
		case label == nil || slices.Contains(otherColumns, e.Name):
			return fmt.Errorf("%w: name %q means something else in tables", ErrEstimate, e.Name)
		case slices.ContainsFunc(list[:i], func(o Estimate) bool { return o.Name == e.Name }):
			return fmt.Errorf("%w: name %q stands twice", ErrEstimate, e.Name)
		case e.Kind != Dimension && e.Kind != ActionUnit:
			return fmt.Errorf("%w: kind %.40q of %s is neither %s nor %s", ErrEstimate, e.Kind, e.Name, Dimension, ActionUnit)
		case e.Kind == ActionUnit && !actionUnitName.MatchString(e.Name):
			return fmt.Errorf("%w: action unit %q is not named as AU12", ErrEstimate, e.Name)
		case !(least < greatest) || math.IsInf(least, 0) || math.IsInf(greatest, 0):
			return fmt.Errorf("%w: range %v to %v of %s is empty", ErrEstimate, e.Range[0], e.Range[1], e.Name)
		}
	}
	return nil
}

// Rounded is a value within the range, with four decimals as scores have.
func (e Estimate) Rounded(v float32) float32 {
	return RoundScore(min(max(v, e.Range[0]), e.Range[1]))
}
