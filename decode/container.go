package decode

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/asticode/go-astiav"
	"golang.org/x/sys/unix"

	"github.com/facecue/facecue/internal/av"
)

// openContainer finds the demuxer, refuses one that is not allowed, and reads the header.
func (in *input) openContainer(ctx context.Context, url string, o Options) error {
	name := o.Format
	if name == "" && url == "" {
		found, err := av.Probe(in.fc, "x"+filepath.Ext(in.name))
		if err != nil {
			return in.openError(ctx, err)
		}
		name = found
	}
	var demuxer *astiav.InputFormat
	if name != "" {
		if err := allowed(name, o.Protocols); err != nil {
			return fmt.Errorf("%s: %w", in.name, err)
		}
		first, _, _ := strings.Cut(name, ",")
		if demuxer = astiav.FindInputFormat(first); demuxer == nil {
			return fmt.Errorf("%s: %w: this libav has no demuxer %q", in.name, ErrNotMedia, first)
		}
		in.format = firstName(demuxer)
		if in.pipe != nil {
			in.pipe.setFormat(in.format)
		}
	}
	opts := astiav.NewDictionary()
	defer opts.Free()
	protocols := append([]string{"file", "pipe"}, o.Protocols...)
	opts.Set("protocol_whitelist", strings.Join(protocols, ","), 0)
	opts.Set("format_whitelist", whitelist(o.Protocols), 0)
	if o.Live {
		// By default libav reads some twenty pictures to guess the frame rate.
		pictures := "0"
		if o.ProbeRate {
			pictures = "2"
		}
		opts.Set("fpsprobesize", pictures, 0)
		opts.Set("max_ts_probe", "0", 0)
	}
	if err := av.OpenInput(in.fc, url, demuxer, opts); err != nil {
		in.failed = true
		return in.openError(ctx, err)
	}
	in.opened = true
	in.format = firstName(in.fc.InputFormat())
	return nil
}

// firstName is the first of the names of a demuxer, which are separated by commas.
func firstName(f *astiav.InputFormat) string {
	name, _, _ := strings.Cut(f.Name(), ",")
	return name
}

// openError is the error of a container that could not be opened. It prefers the pipe's
// own error to libav's. Where libav opened a URL by itself, EINVAL means that its protocol
// or demuxer is not on the whitelists.
func (in *input) openError(ctx context.Context, err error) error {
	if in.pipe != nil && in.pipe.err != nil {
		return fmt.Errorf("%s: reading: %w", in.name, in.pipe.err)
	}
	if in.source == nil && in.pipe == nil && errors.Is(err, astiav.Error(-int(unix.EINVAL))) {
		return fmt.Errorf("%s: opening: %w: its protocol or format is not among those that --protocols opens", in.name, ErrRefused)
	}
	return notMedia(ctx, in.name, err)
}

// checkSizes refuses streams whose pictures have more than max pixels, as far as the
// container or codec tells the size before decoding.
func (in *input) checkSizes(max int64) error {
	for _, s := range in.fc.Streams() {
		p := s.CodecParameters()
		if p.MediaType() != astiav.MediaTypeVideo || av.IsAttachedPicture(s) {
			continue
		}
		if w, h := int64(p.Width()), int64(p.Height()); w > 0 && h > max/w {
			return fmt.Errorf("%s: %w: %dx%d is more than the limit of %d pixels; --max-pixels raises it",
				in.name, ErrTooLarge, w, h, max)
		}
	}
	return nil
}
