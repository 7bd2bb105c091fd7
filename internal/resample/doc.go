// Package resample gives intervals for what is measured of a recording, whose frames are not
// independent of each other, and of several sessions: it draws blocks of time, or whole clusters
// of sessions, again and again and measures what was drawn (Efron 1979; Politis and Romano 1992).
// The same seed gives the same draws.
package resample
