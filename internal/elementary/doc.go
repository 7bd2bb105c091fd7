// Package elementary has the elementary functions whose results reach a record:
// exponential, logarithm, length. Each gives the same bits on every processor. Package
// math does not promise that: on some processors it uses assembly and fused multiply-add,
// which change the last bit. Every product here is converted to float64 before something
// is added to it, which forbids the compiler to fuse both operations (The Go Programming
// Language Specification, "Floating-point operators").
//
// The relative error is below 1e-15 where the result is not subnormal.
package elementary
