package signal

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	errEmpty  = errors.New("holds no samples")
	errFormat = errors.New("is no signal that is read: a table with a column of times (time, seconds, timestamp), a BIDS _physio.tsv.gz with its .json, or a file or folder of the Empatica E4; export .acq, .xdf, .avro and .edf as a table (EDFbrowser and MNE-Python convert EDF)")
)

// Read reads the signals of a source. A folder is that of an Empatica E4.
func (s Source) Read() ([]Signal, error) {
	info, err := os.Stat(s.Path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return s.named(s.file(s.Path))
	}
	var list []Signal
	for _, name := range []string{"EDA.csv", "TEMP.csv", "HR.csv", "BVP.csv"} {
		path := filepath.Join(s.Path, name)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		more, err := s.named(s.file(path))
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: the folder has no EDA.csv, TEMP.csv, HR.csv or BVP.csv of an Empatica E4", s.Path)
	}
	return list, nil
}

func (s Source) named(list []Signal, err error) ([]Signal, error) {
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Path, err)
	}
	return list, nil
}

func (s Source) file(path string) ([]Signal, error) {
	rows, err := cells(path)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(path, "_physio.tsv.gz") || strings.HasSuffix(path, "_physio.tsv") {
		return s.bids(path, rows)
	}
	if len(rows) > 2 && number(rows[0][0]) > 1e8 && number(rows[1][0]) > 0 {
		return s.e4(path, rows)
	}
	return s.table(rows)
}

// mostBytes bounds what is read: a day of four signals at 64 samples a second.
const mostBytes = 1 << 29

// cells are those of a text file, which may be compressed, by its first separator.
func cells(path string) (rows [][]string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	lines, separator := bufio.NewScanner(io.LimitReader(in, mostBytes)), ""
	for lines.Scan() {
		line := strings.TrimPrefix(strings.TrimSpace(lines.Text()), "\ufeff")
		if line == "" {
			continue
		}
		if separator == "" {
			separator = ","
			for _, c := range []string{"\t", ";"} {
				if strings.Contains(line, c) {
					separator = c
					break
				}
			}
		}
		rows = append(rows, strings.Split(line, separator))
	}
	if len(rows) == 0 && lines.Err() == nil {
		return nil, errEmpty
	}
	return rows, lines.Err()
}

// number is NaN for what is none; a decimal comma is read too.
func number(text string) float64 {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err != nil || math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}

// bids follows the Brain Imaging Data Structure 1.9, "Physiological and other continuous
// recordings": no header, and a JSON file beside it.
func (s Source) bids(path string, rows [][]string) ([]Signal, error) {
	side := strings.TrimSuffix(strings.TrimSuffix(path, ".gz"), ".tsv") + ".json"
	text, err := os.ReadFile(side)
	if err != nil {
		return nil, err
	}
	var about struct {
		SamplingFrequency, StartTime float64
		Columns                      []string
	}
	units := map[string]json.RawMessage{}
	if err := errors.Join(json.Unmarshal(text, &about), json.Unmarshal(text, &units)); err != nil {
		return nil, fmt.Errorf("%s: %w", side, err)
	}
	if !(about.SamplingFrequency > 0) || len(about.Columns) == 0 {
		return nil, fmt.Errorf("%s: SamplingFrequency or Columns is missing", side)
	}
	times := make([]float64, len(rows))
	for i := range times {
		times[i] = float64(i) / about.SamplingFrequency
	}
	if err := s.filmTimes(times, false, about.StartTime); err != nil {
		return nil, err
	}
	var list []Signal
	for k, name := range about.Columns {
		var of struct{ Units string }
		if raw, ok := units[name]; ok {
			json.Unmarshal(raw, &of) // a column without units has none
		}
		list = append(list, Signal{Name: name, Unit: of.Units, Times: times, Values: column(rows, k)})
	}
	return list, nil
}

func column(rows [][]string, k int) []float64 {
	values := make([]float64, len(rows))
	for i, r := range rows {
		if values[i] = math.NaN(); k < len(r) {
			values[i] = number(r[k])
		}
	}
	return values
}

// e4 is a file of the Empatica E4: the start in seconds since 1970, the samples a second, the
// values.
func (s Source) e4(path string, rows [][]string) ([]Signal, error) {
	start, rate := number(rows[0][0]), number(rows[1][0])
	times := make([]float64, len(rows)-2)
	for i := range times {
		times[i] = start + float64(i)/rate
	}
	if err := s.filmTimes(times, true, 0); err != nil {
		return nil, err
	}
	name := strings.ToLower(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	unit := map[string]string{"eda": "uS", "temp": "degC", "hr": "1/min"}[name]
	return []Signal{{Name: name, Unit: unit, Times: times, Values: column(rows[2:], 0)}}, nil
}

var timeColumns = []string{"time", "t", "seconds", "time_s", "timestamp", "onset"}

// table is one with a header and a column of times: seconds, hh:mm:ss, or ISO 8601.
func (s Source) table(rows [][]string) ([]Signal, error) {
	head := rows[0]
	at := slices.IndexFunc(head, func(h string) bool { return slices.Contains(timeColumns, strings.ToLower(strings.TrimSpace(h))) })
	switch {
	case at < 0 || len(head) < 2:
		return nil, errFormat
	case len(rows) < 2:
		return nil, errEmpty
	}
	times, wall := make([]float64, len(rows)-1), false
	for i, r := range rows[1:] {
		v, isWall, ok := 0.0, false, at < len(r)
		if ok {
			v, isWall, ok = stamp(strings.TrimSpace(r[at]))
		}
		if !ok {
			return nil, fmt.Errorf("line %d: no time in column %s", i+2, head[at])
		}
		times[i], wall = v, wall || isWall
	}
	if err := s.filmTimes(times, wall, 0); err != nil {
		return nil, err
	}
	var list []Signal
	for k, name := range head {
		if k != at {
			list = append(list, Signal{Name: strings.TrimSpace(name), Times: times, Values: column(rows[1:], k)})
		}
	}
	return list, nil
}

// stamp reads a time; wall tells one of a calendar.
func stamp(text string) (seconds float64, wall, ok bool) {
	if v := number(text); v == v {
		return v, v > 1e8, true
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999"} {
		if t, err := time.Parse(layout, text); err == nil {
			return float64(t.UnixNano()) / 1e9, true, true
		}
	}
	sum := 0.0
	for _, part := range strings.Split(text, ":") {
		v := number(part)
		if !(v >= 0) {
			return 0, false, false
		}
		sum = 60*sum + v
	}
	return sum, false, true
}
