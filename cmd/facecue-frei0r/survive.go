package main

import "fmt"

// survive keeps a panic from leaving an export, which would end the host.
func survive(doing string) {
	if why := recover(); why != nil {
		process.Say(fmt.Sprintf("internal error while %s: %v", doing, why))
	}
}
