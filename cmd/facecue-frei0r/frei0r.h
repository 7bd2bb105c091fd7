/* The frei0r interface as far as a filter needs it, after the specification of
 * version 1.2 (https://frei0r.dyne.org/codedoc/html/). */
#ifndef FACECUE_FREI0R_H
#define FACECUE_FREI0R_H

#include <stdint.h>

enum {
	FC_FREI0R_VERSION = 1,
	FC_PLUGIN_FILTER = 0,
	FC_COLOUR_RGBA8888 = 1,
	FC_PARAM_DOUBLE = 1,
	FC_PARAM_STRING = 4
};

typedef struct {
	const char *name;
	const char *author;
	int plugin_type;
	int color_model;
	int frei0r_version;
	int major_version;
	int minor_version;
	int num_params;
	const char *explanation;
} fc_plugin_info;

typedef struct {
	const char *name;
	int type;
	const char *explanation;
} fc_param_info;

#endif
