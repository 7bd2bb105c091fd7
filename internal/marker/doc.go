// Package marker writes events as markers of video editors and as chapters of players. It
// knows the time code of timelines, and nothing of the frames of a recording but their PTS.
package marker
