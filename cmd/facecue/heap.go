package main

/*
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
// Before any thread has a heap of its own: glibc gives each one, pictures wander
// between them, every heap keeps room for its most, and resident memory creeps up.
__attribute__((constructor)) static void one_heap(void) { mallopt(M_ARENA_MAX, 1); }
#endif
*/
import "C"
