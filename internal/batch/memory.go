package batch

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Memory that one recording at a time may need, in bytes: the program with its networks takes 150 MB, and
// a decoder and its queue keep some 30 pictures; an encoder keeps 60 more.
const (
	perRecording = 500 << 20
	perVideo     = 1000 << 20
)

// Share divides a machine with so many processors among recordings: as many at once as there are
// processors, each on one thread, since one thread for each of two recordings does more than two
// threads for one (docs/PERFORMANCE.md). Where memory or recordings are fewer, each gets more threads.
func Share(processors, recordings int, video bool) (jobs, threads int) {
	return share(processors, recordings, video, available())
}

func share(processors, recordings int, video bool, memory int64) (jobs, threads int) {
	jobs = min(processors, max(1, recordings))
	if memory > 0 {
		jobs = min(jobs, max(1, int(memory>>20)/Memory(1, video)))
	}
	return jobs, Threads(processors, jobs)
}

// Memory is what so many recordings at once may need, in MB.
func Memory(jobs int, video bool) int {
	need := perRecording
	if video {
		need = perVideo
	}
	return jobs * need >> 20
}

// Threads are those of each of several recordings at once.
func Threads(processors, jobs int) int { return max(1, processors/max(1, jobs)) }

// available is the memory that can be had, in bytes; 0 where that is not known.
func available() int64 {
	least := field("/proc/meminfo", "MemAvailable:") * 1024
	for _, dir := range groups() {
		limit, used := number(dir+"/memory.max"), number(dir+"/memory.current")
		if limit == 0 {
			limit, used = number(dir+"/memory.limit_in_bytes"), number(dir+"/memory.usage_in_bytes")
		}
		if limit > 0 && used > 0 && (least == 0 || limit-used < least) {
			least = max(limit-used, 1)
		}
	}
	return least
}

// groups are the control groups of this process and those above (cgroups(7)), in versions 2 and 1.
func groups() (list []string) {
	text, err := os.ReadFile("/proc/self/cgroup")
	if err != nil {
		return nil
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		parts := strings.SplitN(line, ":", 3)
		if len(parts) < 3 || parts[1] != "" && parts[1] != "memory" {
			continue
		}
		for dir := parts[2]; ; dir = filepath.Dir(dir) {
			list = append(list, filepath.Join("/sys/fs/cgroup", parts[1], dir))
			if dir == "/" || dir == "." {
				break
			}
		}
	}
	return list
}

// number reads a file that holds one number; 0 where it holds none, as "max".
func number(file string) int64 {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	if err != nil || n >= 1<<60 { // version 1 has a great number for no limit
		return 0
	}
	return n
}

// field reads the number after a name in a file of lines.
func field(file, name string) int64 {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(text), "\n") {
		if parts := strings.Fields(line); len(parts) > 1 && parts[0] == name {
			n, _ := strconv.ParseInt(parts[1], 10, 64)
			return n
		}
	}
	return 0
}
