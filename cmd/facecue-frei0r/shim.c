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

/* libavfilter is the major version of a library that is loaded already; 0 for
 * another library. Nothing is linked for it. */
static unsigned libavfilter(const char *library) {
	void *l = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
	if (!l)
		return 0;
	unsigned (*version)(void) = (unsigned (*)(void))dlsym(l, "avfilter_version");
	unsigned major = version ? version() >> 16 : 0;
	dlclose(l);
	return major;
}

int f0r_init(void) { return 1; }

/* Hosts may call this while instances are still alive. */
void f0r_deinit(void) {}

void f0r_get_plugin_info(fc_plugin_info *info) { facecuePluginInfo(info); }

void f0r_get_param_info(fc_param_info *info, int index) { facecueParamInfo(info, index); }

void *f0r_construct(unsigned int width, unsigned int height) {
	const char *caller = file(__builtin_return_address(0));
	return (void *)facecueConstruct(width, height, (char *)caller, libavfilter(caller), (char *)file(f0r_init));
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
