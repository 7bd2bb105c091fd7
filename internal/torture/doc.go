// Package torture treats the facecue program badly and looks at what is left: it is
// killed at any time and at its system calls, finds no room on the disk, gets errors
// from the kernel, reads recordings and annotations that are cut off or changed, and
// runs beside itself. Each case is drawn by a seed, which is printed where the case
// fails; SEED=N repeats it. The tests run under the build tag torture ("make torture").
package torture
