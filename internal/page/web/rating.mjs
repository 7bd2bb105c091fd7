import {csvOf} from "./csv.mjs";

// The ratings of a person are marks in order of time: {time, label}. A mark holds until the next one;
// label 0 says that nothing is rated from there on.

// marked is a list of marks with one more, in place of one at the same time.
export function marked(marks, time, label) {
	return [...marks.filter(m => Math.abs(m.time - time) > 1e-6), {time, label}].sort((a, b) => a.time - b.time);
}

// unmarked is the list without the last mark at or before a time.
export function unmarked(marks, time) {
	const last = marks.findLast(m => m.time <= time + 1e-6);
	return marks.filter(m => m !== last);
}

// intervals are the stretches with a label: {onset, offset, label}. The last mark holds to the end.
export function intervalsOf(marks, end) {
	const list = [];
	marks.forEach((m, i) => {
		const offset = Math.min(end, marks[i + 1]?.time ?? end), before = list.at(-1);
		if (!m.label || offset <= m.time) return;
		if (before && before.label === m.label && before.offset === m.time) before.offset = offset;
		else list.push({onset: m.time, offset, label: m.label});
	});
	return list;
}

// labels are what facecue agree calls them, whatever the language of the page.
const RATED_NAMES = ["", "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"];

// ratingsAsCSV is the table that facecue agree reads. ratings are [name of the person, marks].
export function ratingsAsCSV(ratings, end) {
	const rows = ratings.flatMap(([person, marks]) => intervalsOf(marks, end).map(i => [i.onset.toFixed(6), i.offset.toFixed(6), RATED_NAMES[i.label], person]));
	return csvOf([["onset", "offset", "label", "person"], ...rows]);
}
