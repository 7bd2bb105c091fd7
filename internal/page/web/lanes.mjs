import {NOT_ANALYSED, NOT_SEEN} from "./labels.mjs";
import {gapsOf, boxAt, frameAt, scoreRange, seriesRange} from "./model.mjs";

// lanesOf are the people to show, those who are seen longest first: each with the numbers that
// are one person by the sheet. sheet.whole(number) is the number of the person, sheet.name the name.
export function lanesOf(model, sheet) {
	const lanes = new Map();
	for (const p of model.people) {
		const number = sheet.whole(p.number);
		if (sheet.removed(number) || sheet.removed(p.number)) continue;
		if (!lanes.has(number)) lanes.set(number, []);
		lanes.get(number).push(p);
	}
	const list = [...lanes].map(([number, members]) => laneOf(model, sheet, number, members));
	return list.sort((a, b) => b.visible - a.visible || a.number - b.number);
}

function laneOf(model, sheet, number, members) {
	const numbers = members.map(m => m.number), series = (model.series ?? []).filter(s => numbers.includes(s.person));
	const codes = mergedCodes(members.map(m => m.codes));
	return {
		number, members, codes, name: sheet.name(number), visible: members.reduce((sum, m) => sum + m.visible, 0), first: Math.min(...members.map(m => m.first)),
		gaps: members.length === 1 ? members[0].gaps : gapsOf(codes),
		events: model.events.filter(e => numbers.includes(e.person)),
		range: (label, from, after) => members.map(m => scoreRange(m.curves, label, from, after)).reduce(wider, null),
		seriesRange: (name, from, after) => series.filter(s => s.name === name).map(s => seriesRange(s, from, after)).reduce(wider, null),
		box: frame => members.map(m => boxAt(m.boxes, frame)).find(b => b) ?? null,
	};
}

function wider(a, b) {
	if (!a || !b) return a ?? b;
	return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

// mergedCodes takes of each frame the code of the number that is seen.
export function mergedCodes(list) {
	if (list.length === 1) return list[0];
	const codes = new Uint8Array(list[0]);
	for (const other of list.slice(1)) {
		for (let i = 0; i < codes.length; i++) {
			if (codes[i] === NOT_SEEN) codes[i] = other[i];
		}
	}
	return codes;
}

// together is the first frame in which two numbers are both seen, so that they cannot be one
// person; -1 without one.
export function together(a, b) {
	for (let i = 0; i < a.length; i++) {
		const seen = c => c !== NOT_SEEN && c !== NOT_ANALYSED;
		if (seen(a[i]) && seen(b[i])) return i;
	}
	return -1;
}

// stateAt is the state that a person has at a time; null without one.
export function stateAt(lane, seconds) {
	return lane.events.find(e => e.kind === 0 && e.onset <= seconds + 1e-6 && e.offset > seconds + 1e-6) ?? null;
}

// codeAt is what the frame at a time says of a person.
export function codeAt(lane, times, seconds) {
	return times.length ? lane.codes[frameAt(times, seconds)] : NOT_SEEN;
}
