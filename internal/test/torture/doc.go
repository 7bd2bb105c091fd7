// Package torture runs the facecue program under faults and checks the files that it leaves. It
// kills the program at random times and system calls, fills the disk, makes system calls fail,
// gives it truncated and changed recordings and annotations, and runs two programs on the same
// outputs. A seed chooses each case; it is printed if the case fails, and SEED=N repeats it. The
// tests have the build tag torture ("make torture").
package torture
