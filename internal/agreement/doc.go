// Package agreement measures how well raters agree who give each unit one label of a list: the
// coefficients of Cohen, Scott, Gwet, Fleiss, Conger, Light and Krippendorff, for all labels and
// for each. A coefficient that is not defined is NaN.
package agreement
