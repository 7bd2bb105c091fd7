package corpus

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// Holder is the process that holds a claim.
type Holder struct {
	Host  string `json:"host"`
	Boot  string `json:"boot"`  // of the machine since it was started; "" where that is not known
	Space string `json:"space"` // the name space in which the number holds, as of a container
	PID   int    `json:"pid"`
	Start string `json:"start"` // when the process began, as the kernel counts
	Run   string `json:"run"`   // a random name
	Beat  int    `json:"beat"`  // how often the claim was renewed
}

// me is this process, under a new random name.
func me() Holder {
	host, _ := os.Hostname()
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	space, _ := os.Readlink("/proc/self/ns/pid")
	name := make([]byte, 8)
	rand.Read(name)
	return Holder{Host: host, Boot: strings.TrimSpace(string(boot)), Space: space, PID: os.Getpid(), Start: started(os.Getpid()), Run: hex.EncodeToString(name)}
}

// String is the machine and the number of the process.
func (h Holder) String() string { return h.Host + ":" + strconv.Itoa(h.PID) }

// text is the content of a claim's file.
func (h Holder) text() []byte {
	b, err := json.Marshal(h)
	if err != nil {
		panic("a holder as JSON: " + err.Error()) // strings and numbers only: a programming error
	}
	return append(b, '\n')
}

// gone tells that a process of the same machine and name space has ended. Of a process elsewhere it
// tells nothing.
func (h Holder) gone(here Holder) bool {
	if h.Boot == "" || h.Space == "" || h.Start == "" || h.Boot != here.Boot || h.Space != here.Space {
		return false
	}
	if err := syscall.Kill(h.PID, 0); err == syscall.ESRCH {
		return true
	}
	start := started(h.PID)
	return start != "" && start != h.Start // another process has got the number
}

// started is when a process began, in ticks since the machine's start (proc(5), /proc/pid/stat,
// field 22); "" where that is not known or the process has ended and was not waited for.
func started(pid int) string {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name, field 2, is in parentheses and may hold spaces and parentheses.
	rest := string(stat)[strings.LastIndexByte(string(stat), ')')+1:]
	fields := strings.Fields(rest)
	if len(fields) < 20 {
		return ""
	}
	if fields[0] == "Z" || fields[0] == "X" {
		return "ended"
	}
	return fields[19]
}
