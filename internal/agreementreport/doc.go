// Package agreementreport writes a comparison of raters: as text for people, as CSV and JSON for
// programs, and as a page with timelines.
package agreementreport
