// Package signal reads what was measured beside a recording, such as skin conductance, and
// gives its values at the recording's frames. It reads tables with a column of times, BIDS
// physiological recordings, and files of the Empatica E4.
package signal
