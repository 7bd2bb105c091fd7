package extent

// grammars are those of the containers whose structure is known, by libav's names of
// their demuxers.
var grammars = map[string]func() grammar{
	"apng":         func() grammar { return &chunks{} },
	"asf":          func() grammar { return &objects{} },
	"avi":          func() grammar { return &riff{} },
	"dv":           func() grammar { return tape{} },
	"flv":          func() grammar { return &tags{} },
	"gif":          func() grammar { return &blocks{} },
	"ivf":          func() grammar { return &ivf{} },
	"jpeg_pipe":    func() grammar { return &pictures{} },
	"matroska":     func() grammar { return &elements{} },
	"mjpeg":        func() grammar { return &pictures{} },
	"mov":          func() grammar { return &boxes{} },
	"mpeg":         func() grammar { return &program{} },
	"mpegts":       func() grammar { return &transport{} },
	"mxf":          func() grammar { return &triplets{} },
	"nut":          func() grammar { return &nut{} },
	"obu":          func() grammar { return units{} },
	"ogg":          func() grammar { return &pages{open: map[uint32]bool{}} },
	"yuv4mpegpipe": func() grammar { return &raw{} },
}
