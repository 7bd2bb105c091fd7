package face

import "fmt"

var statusNames = [...]string{"not_analysed", "no_face", "face", "low_quality"}

// String is the status's spelling in every output.
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return fmt.Sprintf("status(%d)", uint8(s))
}

// ParseStatus is the inverse of String.
func ParseStatus(text string) (Status, error) {
	for i, n := range statusNames {
		if n == text {
			return Status(i), nil
		}
	}
	return NotAnalysed, fmt.Errorf("unknown status %q", text)
}

// DeriveStatus sets the status of an analysed frame from its faces.
func (r *Result) DeriveStatus() {
	r.Status = NoFace
	for i := range r.Faces {
		if r.Faces[i].Label != LowQuality {
			r.Status = Found
			return
		}
		r.Status = OnlyPoor
	}
}

// Clone is a deep copy; the original may be reused afterwards.
func (r *Result) Clone() *Result {
	c := *r
	c.Faces = append([]Face(nil), r.Faces...)
	return &c
}
