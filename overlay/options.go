package overlay

import "github.com/facecue/facecue/internal/opt"

// Options are the same for every container.
func Options() opt.Set {
	return opt.Set{
		{Name: "style", Kind: opt.Choice, Default: "box", Choices: []string{"box", "blur"}, Help: "box: draw what was found; blur: make every face unrecognisable instead"},
		{Name: "bars", Kind: opt.Bool, Default: "1", Help: "draw a bar for each expression beside the face"},
		{Name: "c:v", Kind: opt.String, Help: "the video encoder, as ffmpeg -encoders lists them; default libx264, libvpx-vp9 in webm"},
		{Name: "crf", Kind: opt.String, Help: "constant quality, as the encoder understands it; lower is better"},
		{Name: "preset", Kind: opt.String, Help: "the encoder's preset: speed against size"},
		{Name: "b:v", Kind: opt.String, Help: "the video's bit rate, as 2M"},
		{Name: "g", Kind: opt.Int, Default: "0", Min: 0, Max: 1e6, Help: "frames between key frames; 0 leaves it to the encoder"},
	}
}
