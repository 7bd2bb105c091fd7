// Package tabular writes tables of measures as CSV, TSV, JSON and Parquet, row by row, with
// a dictionary that says what each column means.
package tabular
