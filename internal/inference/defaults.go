package inference

// The defaults of the filters detect and classify. The plugin and the self-check do not
// link the filters, which import libav, so the values stand here.
const (
	DefaultMinFace   = 15  // least longer side of a face, displayed pixels
	DefaultInputSide = 320 // longer side of the detector's input pixels
	DefaultUncertain = 0.4 // least score of the best expression
	DefaultQuality   = 0.3 // least quality of a face
)
