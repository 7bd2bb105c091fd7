package extent

// grammars are the containers whose structure is known, by libav's names of their demuxers.
var grammars = map[string]func() grammar{
	"apng":         func() grammar { return &png{} },
	"asf":          func() grammar { return &asf{} },
	"avi":          func() grammar { return &avi{} },
	"dv":           func() grammar { return dv{} },
	"flv":          func() grammar { return &flv{} },
	"gif":          func() grammar { return &gif{} },
	"ivf":          func() grammar { return &ivf{} },
	"jpeg_pipe":    func() grammar { return &jpeg{} },
	"matroska":     func() grammar { return &matroska{} },
	"mjpeg":        func() grammar { return &jpeg{} },
	"mov":          func() grammar { return &mov{} },
	"mpeg":         func() grammar { return &mpegPS{} },
	"mpegts":       func() grammar { return &mpegTS{} },
	"mxf":          func() grammar { return &mxf{} },
	"nut":          func() grammar { return &nut{} },
	"obu":          func() grammar { return obu{} },
	"ogg":          func() grammar { return &ogg{open: map[uint32]bool{}} },
	"yuv4mpegpipe": func() grammar { return &y4m{} },
}
