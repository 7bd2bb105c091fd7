package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/facecue/facecue/internal/evaluation"
)

// printReport writes a report for people.
func printReport(out io.Writer, r evaluation.Report) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "network\t%s (SHA-256 %.12s)\n", r.Model, r.SHA256)
	fmt.Fprintf(w, "data\t%s: %d faces", r.Data, r.Count)
	if r.Missing > 0 {
		fmt.Fprintf(w, ", and %d pictures in which none was found", r.Missing)
	}
	if r.Crops > 0 {
		fmt.Fprintf(w, "; %d pictures were taken as crops of faces", r.Crops)
	}
	fmt.Fprintf(w, "\naccuracy\t%.4f\n", r.Accuracy)
	fmt.Fprintf(w, "macro-F1\t%.4f\tmean over the labels that occur\n", r.MacroF1)
	fmt.Fprintf(w, "balanced\t%.4f\tmean recall\n", r.Balanced)
	fmt.Fprintf(w, "ECE\t%.4f\texpected calibration error, 15 bins\n", r.ECE)
	fmt.Fprintf(w, "speed\t%.2f ms\ta face, median, crop and network on one core\n", r.Median)
	if err := w.Flush(); err != nil {
		return err
	}
	printConfusion(out, r)
	printCoverage(out, r)
	_, err := fmt.Fprintln(out, "\nThe figures are of these pictures only, and of expressions shown, not feelings.")
	return err
}

// printConfusion: rows are the labels given, columns those guessed.
func printConfusion(out io.Writer, r evaluation.Report) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\ngiven \\ guessed\t")
	for _, l := range r.Labels {
		fmt.Fprintf(w, "%.5s\t", l)
	}
	fmt.Fprint(w, "recall\tF1\t\n")
	for i, l := range r.Labels {
		fmt.Fprintf(w, "%s\t", l)
		for _, n := range r.Confusion[i] {
			fmt.Fprintf(w, "%d\t", n)
		}
		fmt.Fprintf(w, "%s\t%s\t\n", share(r.PerLabel[i].Recall), share(r.PerLabel[i].F1))
	}
	w.Flush()
}

func share(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.3f", *v)
}

// printCoverage: what a threshold for "uncertain" buys.
func printCoverage(out io.Writer, r evaluation.Report) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "\nuncertain under\tshare kept\taccuracy of it\t\n")
	for i, k := range r.Coverage {
		if i%2 == 0 {
			fmt.Fprintf(w, "%.2f\t%.3f\t%.3f\t\n", k.Threshold, k.Share, k.Accuracy)
		}
	}
	w.Flush()
}
