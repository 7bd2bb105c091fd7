// Package table writes the results for other programs: tables of frames and events, tiers
// of annotation programs, and graphs and commands of FFmpeg.
package table
