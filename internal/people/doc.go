// Package people holds what a user says of the people of a recording: who is called what,
// which numbers are one person, which number is two people, and what is no person. The
// analysis numbers people anew after a cut or an absence, so one person may have many
// numbers. A Sheet gives them one again, without a second analysis.
//
// A sheet is a CSV file with the columns of Columns. It is made to be edited in a
// spreadsheet, which may write semicolons or tabs between the columns.
package people
