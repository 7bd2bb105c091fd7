package main

// #include "frei0r.h"
import "C"

import (
	"sync"

	"github.com/facecue/facecue/internal/plugin"
)

// words are the texts that hosts keep pointers to, made once.
var words = sync.OnceValue(func() (w struct {
	name, author, about *C.char
	params              []C.fc_param_info
}) {
	w.name, w.author = C.CString("facecue"), C.CString("the facecue authors")
	w.about = C.CString("Boxes, labels and bars for the expression each face shows, from a record that facecue annotate wrote")
	for _, p := range plugin.Params() {
		kind := C.int(C.FC_PARAM_STRING)
		if p.Kind == plugin.Number {
			kind = C.FC_PARAM_DOUBLE
		}
		w.params = append(w.params, C.fc_param_info{name: C.CString(p.Name), _type: kind, explanation: C.CString(p.Help)})
	}
	return w
})

//export facecuePluginInfo
func facecuePluginInfo(info *C.fc_plugin_info) {
	defer survive("describing the plugin")
	w := words()
	*info = C.fc_plugin_info{
		name: w.name, author: w.author, explanation: w.about,
		plugin_type: C.FC_PLUGIN_FILTER, color_model: C.FC_COLOUR_RGBA8888, frei0r_version: C.FC_FREI0R_VERSION,
		major_version: 1, minor_version: 0, num_params: C.int(len(w.params)),
	}
}

//export facecueParamInfo
func facecueParamInfo(info *C.fc_param_info, index C.int) {
	defer survive("describing a parameter")
	*info = words().params[index]
}
