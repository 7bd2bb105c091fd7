package av

/*
#include <stdint.h>
#include <stdatomic.h>
#include <libavutil/log.h>

extern void facecueLog(uintptr_t logger, int level, char *line);

static _Atomic uintptr_t fc_logger;

// fc_log formats into a buffer of fixed size: a message made from a hostile
// file may be of any length.
static void fc_log(void *from, int level, const char *format, va_list args) {
	if (level > av_log_get_level()) return;
	char line[1024];
	int prefix = 1;
	av_log_format_line2(from, level, format, args, line, sizeof line, &prefix);
	facecueLog(atomic_load(&fc_logger), level, line);
}

static void fc_capture(uintptr_t logger, int level) {
	atomic_store(&fc_logger, logger);
	av_log_set_level(level);
	av_log_set_callback(fc_log);
}
*/
import "C"

import (
	"context"
	"log/slog"
	"runtime/cgo"
	"strings"
)

// CaptureLog sends libav's messages to logger from now on, instead of to
// stderr. It holds for the whole process, so a program calls it once, before
// anything is opened. What libav calls errors are details of damaged input
// that the reader counts and reports itself: they are a step above debug.
func CaptureLog(logger *slog.Logger) {
	level := C.int(C.AV_LOG_FATAL)
	switch {
	case logger.Enabled(context.Background(), slog.LevelDebug):
		level = C.AV_LOG_VERBOSE
	case logger.Enabled(context.Background(), slog.LevelDebug+2):
		level = C.AV_LOG_WARNING
	}
	C.fc_capture(C.uintptr_t(cgo.NewHandle(logger)), level)
}

//export facecueLog
func facecueLog(handle C.uintptr_t, level C.int, line *C.char) {
	text := strings.TrimSpace(C.GoString(line))
	if text == "" {
		return
	}
	logger := cgo.Handle(handle).Value().(*slog.Logger)
	logger.Log(context.Background(), logLevel(int(level)), text, "from", "libav")
}

func logLevel(level int) slog.Level {
	switch {
	case level <= C.AV_LOG_FATAL:
		return slog.LevelWarn
	case level <= C.AV_LOG_WARNING:
		return slog.LevelDebug + 2
	}
	return slog.LevelDebug
}
