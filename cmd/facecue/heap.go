package main

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
// One malloc arena for the process: frames are freed on other threads than allocate them,
// so with an arena for each thread every arena would grow to its own peak. The function
// runs before any other thread can have an arena.
__attribute__((constructor)) static void one_heap(void) { mallopt(M_ARENA_MAX, 1); }
#endif
*/
import "C"
