package decode

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/asticode/go-astiav"
)

// What can be wrong with an input, for errors.Is. A missing or unreadable file
// is fs.ErrNotExist or fs.ErrPermission.
var (
	ErrNotFile    = errors.New("not a file")
	ErrNotMedia   = errors.New("not a recording libav can read")
	ErrRefused    = errors.New("refused")
	ErrNoVideo    = errors.New("no video stream")
	ErrNoFrames   = errors.New("no picture could be decoded")
	ErrNoDecoder  = errors.New("no decoder")
	ErrEncrypted  = errors.New("encrypted")
	ErrTooLarge   = errors.New("picture too large")
	ErrNoHardware = errors.New("hardware decoder not usable")
)

// notMedia explains why a container could not be opened.
func notMedia(ctx context.Context, name string, err error) error {
	switch {
	case ctx.Err() != nil:
		return stopped(ctx, name)
	case errors.Is(err, astiav.ErrProtocolNotFound):
		return fmt.Errorf("%s: opening: %w: the protocol is unknown or not allowed by --protocols", name, ErrRefused)
	case errors.Is(err, astiav.ErrInvaliddata), errors.Is(err, astiav.ErrEof):
		return fmt.Errorf("%s: %w: the file is empty, cut off or of another kind; check it with ffprobe", name, ErrNotMedia)
	}
	return fmt.Errorf("%s: %w: %w", name, ErrNotMedia, err)
}

// notFound puts a failed stat or open of a file into one line.
func notFound(name string, err error) error {
	if strings.Contains(name, "://") {
		return fmt.Errorf("%s: opening: %w: addresses are read only where --protocols allows them, such as --protocols https,tls,tcp", name, ErrRefused)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: opening: %w", name, err)
}

// stopped is the error of a cancelled reader.
func stopped(ctx context.Context, name string) error {
	return fmt.Errorf("%s: reading stopped: %w", name, ctx.Err())
}
