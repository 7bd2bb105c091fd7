// Package decode opens a recording and gives its pictures: upright, in
// presentation order, each with its exact time. It is the only package that opens
// recordings and decodes pictures. A Reader is used by one goroutine at a time and starts
// none itself; the threads that decode are libav's.
package decode
