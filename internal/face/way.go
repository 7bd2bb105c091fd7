package face

import "fmt"

// Way is how the detector found a face.
type Way uint8

const (
	WayUnknown Way = iota // of a record that does not say it
	InPicture             // in a search of the whole picture
	InRegion              // near the place that the face has in a frame before or after
	Between               // not looked for: the mean of the face in the frames before and after
)

var wayNames = [...]string{"", "picture", "region", "between"}

// String is the spelling of a way in records; "" for an unknown one.
func (w Way) String() string {
	if int(w) < len(wayNames) {
		return wayNames[w]
	}
	return fmt.Sprintf("way(%d)", uint8(w))
}

// ParseWay is the inverse of String.
func ParseWay(text string) (Way, error) {
	for i, name := range wayNames {
		if name == text {
			return Way(i), nil
		}
	}
	return WayUnknown, fmt.Errorf("unknown way %q to find a face", text)
}
