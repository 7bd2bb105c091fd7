package overlay

const (
	leastThreads     = 8          // of libx264 for small pictures
	mostThreadPixels = 1280 * 720 // of a small picture
)

// encoderThreads is the number of threads that libav is asked for; 0 leaves it to the encoder. libx264 works on one
// picture per thread and takes one and a half threads per processor by itself. On few processors these often wait
// for one another, and more threads fill that time. Each of them holds pictures, so large ones are left to libx264.
// wanted is the user's number, 0 for none.
func encoderThreads(wanted int, name string, processors, pixels int) int {
	if wanted == 0 && name == "libx264" && processors*3/2 < leastThreads && pixels <= mostThreadPixels {
		return leastThreads
	}
	return wanted
}
