/* libav calls hypot, which glibc 2.35 gave a new version that leaves errno alone. The linker leads
 * the call here (--wrap), and from here to the version of before, so that glibc 2.34 is enough. */
double older_hypot(double x, double y);
#ifdef __x86_64__
__asm__(".symver older_hypot, hypot@GLIBC_2.2.5");
#else
__asm__(".symver older_hypot, hypot@GLIBC_2.17");
#endif
double __wrap_hypot(double x, double y) { return older_hypot(x, y); }
