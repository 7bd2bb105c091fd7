/* The exports of the interface. A host sees these alone: everything behind them
 * is Go's, and is kept out of the dynamic symbol table by exports.map, so that
 * two builds of the plugin can live in one process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>

#include "_cgo_export.h"

/* file names the library or program that holds an address. */
static const char *file(const void *address) {
	Dl_info info;
	return address && dladdr(address, &info) && info.dli_fname ? info.dli_fname : "";
}

/* ask finds out of a library that is loaded already which libavfilter it is, and
 * how that aligns rows; zeros for another. Nothing is linked for it. */
static void ask(const char *library, unsigned *version, unsigned *align) {
	*version = *align = 0;
	void *l = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
	if (!l)
		return;
	unsigned (*of)(void) = (unsigned (*)(void))dlsym(l, "avfilter_version");
	size_t (*rows)(void) = (size_t(*)(void))dlsym(l, "av_cpu_max_align");
	if (of && rows) {
		*version = of() >> 16;
		*align = rows();
	}
	dlclose(l);
}

int f0r_init(void) { return 1; }

/* Hosts may call this while instances are still alive. */
void f0r_deinit(void) {}

void f0r_get_plugin_info(fc_plugin_info *info) { facecuePluginInfo(info); }

void f0r_get_param_info(fc_param_info *info, int index) { facecueParamInfo(info, index); }

void *f0r_construct(unsigned int width, unsigned int height) {
	const char *caller = file(__builtin_return_address(0));
	unsigned version, align;
	ask(caller, &version, &align);
	return (void *)facecueConstruct(width, height, (char *)caller, version, align, (char *)file(f0r_init));
}

void f0r_destruct(void *instance) { facecueDestruct((uintptr_t)instance); }

void f0r_set_param_value(void *instance, void *value, int index) {
	facecueSetParam((uintptr_t)instance, value, index);
}

void f0r_get_param_value(void *instance, void *value, int index) {
	facecueGetParam((uintptr_t)instance, value, index);
}

void f0r_update(void *instance, double time, const uint32_t *in, uint32_t *out) {
	facecueUpdate((uintptr_t)instance, time, (void *)in, out);
}
