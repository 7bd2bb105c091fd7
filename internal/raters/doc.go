// Package raters reads what people annotated as events: it translates their labels,
// chooses tiers and people, and numbers the people. It knows nothing of outputs.
package raters
