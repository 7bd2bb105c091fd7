// Package rating measures how well raters agree who give each unit a number: intraclass correlation,
// concordance, correlation with a lag. A measure that is not defined is NaN.
package rating
