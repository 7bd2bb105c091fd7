package agreementreport

import (
	"fmt"
	"strings"
)

// method is a paragraph that says how the numbers were made.
func (w textWriter) method() string {
	if w.Scale != "" {
		return w.scaleMethod()
	}
	o := w.Options
	var b strings.Builder
	b.WriteString("Method: ")
	if o.Step == 0 {
		b.WriteString("units of time are the frames of the record, weighted by how long they last. ")
	} else {
		fmt.Fprintf(&b, "units of time are %v long. ", o.Step)
	}
	b.WriteString("A unit counts where all raters judged the person at its middle. ")
	switch o.Blank {
	case "":
		b.WriteString("Time without an annotation is missing. ")
	default:
		fmt.Fprintf(&b, "Judged time without an annotation is the label %s. ", o.Blank)
	}
	if !o.Uncertain {
		b.WriteString("Uncertain time is missing. ")
	}
	b.WriteString("kappa is Cohen's, pi Scott's, alpha Krippendorff's for nominal labels, AC1 Gwet's, PABAK that of Brennan and Prediger. ")
	fmt.Fprintf(&b, "Intervals of 95 %% are percentiles of %d draws (seed %d) of circular blocks of %v, or of clusters of sessions. ", o.Draws.Draws, o.Draws.Seed, o.Block)
	fmt.Fprintf(&b, "Events are spans of expressions other than neutral; two are the same with the same label and a common time of %.2g of the time of either, one to one. ", o.IoU)
	fmt.Fprintf(&b, "Units of Holle and Rein (2015) are linked at %.2g of the longer one.", o.Overlap)
	return b.String()
}
