package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"
)

func main() {
	only := flag.String("only", "", "change only the file of this `NAME`")
	least := flag.Int("least", 85, "fail if fewer than this `PERCENT` are killed")
	list := flag.String("argued", "internal/test/mutants/argued.tsv", "`FILE` of known survivors: per line the name, a tab, and the reason")
	workers := flag.Int("workers", max(1, runtime.NumCPU()), "number of changes that are tested at once")
	limit := flag.Duration("limit", time.Minute, "longest time of the short tests; a change that takes longer counts as killed")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "name one package, such as ./internal/event")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *only, *list, *least, *workers, *limit); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir, only, list string, least, workers int, limit time.Duration) error {
	argued, err := readArgued(list)
	if err != nil {
		return err
	}
	all, err := inPackage(dir, only)
	if err != nil {
		return err
	}
	results, err := tryAll(dir, all, workers, limit)
	if err != nil {
		return err
	}
	return report(results, argued, least)
}

// tryAll tests the mutants, several at once, and gives their outcomes.
func tryAll(dir string, all []mutant, workers int, limit time.Duration) ([]result, error) {
	if got, err := try(dir, mutant{}, limit); err != nil || got != survived {
		return nil, fmt.Errorf("%s: its tests fail without any change: %v", dir, err)
	}
	results, errs := make([]result, len(all)), make([]error, len(all))
	var group sync.WaitGroup
	todo := make(chan int)
	for range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range todo {
				results[i].mutant = all[i]
				results[i].outcome, errs[i] = try(dir, all[i], limit)
			}
		}()
	}
	for i := range all {
		todo <- i
	}
	close(todo)
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

type result struct {
	mutant
	outcome outcome
}

// report prints the survivors and the share of killed mutants. It returns an error if the share
// is too small or a survivor is not argued.
func report(results []result, argued map[string]string, least int) error {
	counts, unknown := map[outcome]int{}, 0
	for _, r := range results {
		counts[r.outcome]++
		if r.outcome != survived {
			continue
		}
		why, known := argued[r.name()]
		if !known {
			why, unknown = "not argued", unknown+1
		}
		fmt.Printf("%s:%d\t%s\t%s\n", r.file, r.line, r.name(), why)
	}
	tested := counts[killed] + counts[survived]
	share := 100 * counts[killed] / max(1, tested)
	fmt.Printf("%d of %d killed: %d %%; %d survived, %d of them not argued; %d more do not compile\n",
		counts[killed], tested, share, counts[survived], unknown, counts[invalid])
	for _, name := range stale(results, argued) {
		fmt.Printf("argued, but no longer there or killed:\t%s\n", name)
	}
	if share < least || unknown > 0 {
		return fmt.Errorf("%d %% are killed, %d are wanted; %d survivors are not argued", share, least, unknown)
	}
	return nil
}

// stale are the argued mutants of the tested files that did not survive.
func stale(results []result, argued map[string]string) (names []string) {
	survivors, files := map[string]bool{}, map[string]bool{}
	for _, r := range results {
		files[r.place()] = true
		survivors[r.name()] = survivors[r.name()] || r.outcome == survived
	}
	for name := range argued {
		if files[placeOf(name)] && !survivors[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
