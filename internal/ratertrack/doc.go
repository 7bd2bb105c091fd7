// Package ratertrack reads the files of raters, and records of ours, as tracks that can be compared.
package ratertrack
