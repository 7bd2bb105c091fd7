/* A frei0r host that calls filters in unusual ways. It writes raw frames to stdout.
 *   host order  RECORD FRAMES W H IN LIB...   all frames, in a shuffled order, by 4 threads, through all libraries
 *   host churn  RECORD TIMES W H - LIB        makes, uses and drops instances; prints how much memory that took
 *   host abuse  RECORD 1 W H - LIB            calls with invalid handles and numbers
 * The style of the first library is bars, that of the others box. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { THREADS = 4, RECORD = 0, STYLE = 1 };

typedef struct {
	void *(*construct)(unsigned, unsigned);
	void (*destruct)(void *);
	void (*set)(void *, void *, int);
	void (*get)(void *, void *, int);
	void (*update)(void *, double, const uint32_t *, uint32_t *);
	void (*param_info)(void *, int);
	int (*init)(void);
	void (*deinit)(void);
} library;

static library libs[4];
static int count, frames, w, h;
static char *record;
static uint32_t *in, *out;

static void *symbol(void *l, const char *name) {
	void *s = dlsym(l, name);
	if (!s) {
		fprintf(stderr, "no %s\n", name);
		exit(1);
	}
	return s;
}

static void load(const char *path) {
	void *l = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!l) {
		fprintf(stderr, "%s\n", dlerror());
		exit(1);
	}
	library *x = &libs[count++];
	*(void **)&x->construct = symbol(l, "f0r_construct");
	*(void **)&x->destruct = symbol(l, "f0r_destruct");
	*(void **)&x->set = symbol(l, "f0r_set_param_value");
	*(void **)&x->get = symbol(l, "f0r_get_param_value");
	*(void **)&x->update = symbol(l, "f0r_update");
	*(void **)&x->param_info = symbol(l, "f0r_get_param_info");
	*(void **)&x->init = symbol(l, "f0r_init");
	*(void **)&x->deinit = symbol(l, "f0r_deinit");
	x->init();
}

static void *instance(int lib) {
	char *style = lib ? "box" : "bars", *got = NULL;
	void *n = libs[lib].construct(w, h);
	libs[lib].set(n, &record, RECORD);
	libs[lib].set(n, &style, STYLE);
	libs[lib].get(n, &got, RECORD);
	if (!got || strcmp(got, record)) {
		fprintf(stderr, "the record was set to %s and is %s\n", record, got);
		exit(1);
	}
	return n;
}

/* part draws every THREADS-th frame, the last first. */
static void *part(void *first) {
	void *n[4];
	uint32_t *between = malloc((size_t)w * h * 4);
	for (int i = 0; i < count; i++)
		n[i] = instance(i);
	for (int f = frames - 1 - (int)(intptr_t)first; f >= 0; f -= THREADS) {
		memcpy(between, in + (size_t)f * w * h, (size_t)w * h * 4);
		for (int i = 0; i < count; i++) {
			libs[i].update(n[i], f / 25.0, between, out + (size_t)f * w * h);
			memcpy(between, out + (size_t)f * w * h, (size_t)w * h * 4);
		}
	}
	for (int i = 0; i < count; i++) {
		libs[i].deinit(); /* as MLT does, before the instances go */
		libs[i].destruct(n[i]);
	}
	free(between);
	return NULL;
}

static void order(const char *path) {
	size_t size = (size_t)frames * w * h * 4;
	FILE *file = fopen(path, "rb");
	in = malloc(size), out = malloc(size);
	if (!file || fread(in, 1, size, file) != size)
		exit(1);
	pthread_t t[THREADS];
	for (intptr_t i = 0; i < THREADS; i++)
		pthread_create(&t[i], NULL, part, (void *)i);
	for (int i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);
	fwrite(out, 1, size, stdout);
}

static long resident(void) {
	long total, pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (!f || fscanf(f, "%ld %ld", &total, &pages) != 2)
		exit(1);
	fclose(f);
	return pages * sysconf(_SC_PAGESIZE) / 1024;
}

static void churn(void) {
	in = calloc((size_t)w * h, 4), out = calloc((size_t)w * h, 4);
	long settled = 0;
	for (int i = 0; i < frames; i++) {
		void *n = instance(0);
		for (int f = 0; f < 3; f++)
			libs[0].update(n, (i + f) % 70 / 25.0, in, out);
		libs[0].destruct(n);
		if (i == frames / 3)
			settled = resident();
	}
	printf("%ld\n", resident() - settled);
}

static void abuse(void) {
	char info[64];
	double d = 0.5;
	libs[0].param_info(info, 99);
	libs[0].param_info(info, -1);
	libs[0].set((void *)12345, &d, 0);
	libs[0].get(NULL, &d, 0);
	libs[0].update((void *)77, 1, NULL, NULL);
	libs[0].destruct(NULL);
	libs[0].destruct((void *)4711);
	if (libs[0].construct(0, 10) || libs[0].construct(1u << 31, 1u << 31))
		exit(1);
	void *n = instance(0);
	libs[0].set(n, &d, 1000);
	libs[0].update(n, 0.0 / 0.0, calloc((size_t)w * h, 4), calloc((size_t)w * h, 4));
	libs[0].destruct(n);
	libs[0].destruct(n);
	puts("alive");
}

int main(int argc, char **argv) {
	if (argc < 8)
		return 2;
	record = argv[2], frames = atoi(argv[3]), w = atoi(argv[4]), h = atoi(argv[5]);
	for (int i = 7; i < argc; i++)
		load(argv[i]);
	if (!strcmp(argv[1], "order"))
		order(argv[6]);
	else if (!strcmp(argv[1], "churn"))
		churn();
	else
		abuse();
	return 0;
}
