import {NOT_SEEN} from "./labels.mjs";
import {frameAt, gapsOf, seriesRange, shareOver} from "./model.mjs";
import {boxIn, clipped, codesIn, eventsIn, firstSeen, isSeen, isWhole, scoresIn, seenFor, seenIn} from "./pieces.mjs";

const SPEECH = "speech", SPEAKING = "speaking"; // the state and the score of the filter speak, 0 to 1; records of older versions have no state
const SPEAKS_OVER = 0.5;

// lanesOf are the people to show, those who are seen longest first: each with the pieces of numbers that
// are one person by the sheet.
export function lanesOf(model, sheet) {
	const lanes = new Map();
	for (const p of model.people) {
		for (const piece of sheet.pieces(p)) {
			const number = sheet.whole(piece.person);
			if (sheet.removed(number) || sheet.removed(piece.person) || !isWhole(piece) && !seenIn(piece)) continue;
			if (!lanes.has(number)) lanes.set(number, []);
			lanes.get(number).push(piece);
		}
	}
	const list = [...lanes].map(([number, pieces]) => laneOf(model, sheet, number, pieces));
	return list.sort((a, b) => b.visible - a.visible || a.number - b.number);
}

function laneOf(model, sheet, number, pieces) {
	const codes = mergedCodes(pieces.map(codesIn));
	const series = (model.series ?? []).flatMap(one => pieces.filter(piece => piece.number === one.person).map(piece => ({one, piece})));
	const told = series.some(s => s.one.name === SPEECH) ? SPEECH : SPEAKING;
	return {
		number, pieces, codes, name: sheet.name(number), visible: pieces.reduce((sum, piece) => sum + seenFor(piece, model), 0), first: Math.min(...pieces.map(piece => firstSeen(piece, model))),
		gaps: codes === pieces[0].p.codes ? pieces[0].p.gaps : gapsOf(codes),
		events: pieces.flatMap(piece => eventsIn(piece, model)).sort((a, b) => a.onset - b.onset),
		range: (label, from, after) => pieces.map(piece => scoresIn(piece, label, from, after)).reduce(wider, null),
		seriesRange: (name, from, after) => series.filter(s => s.one.name === name).map(({one, piece}) => clipped(piece, from, after, (a, b) => seriesRange(one, a, b))).reduce(wider, null),
		speaks: series.some(s => s.one.name === told),
		speaking: (from, after) => series.filter(s => s.one.name === told).map(({one, piece}) => clipped(piece, from, after, (a, b) => shareOver(one, a, b, SPEAKS_OVER))).find(v => v !== null) ?? null,
		box: frame => pieces.map(piece => boxIn(piece, frame)).find(b => b) ?? null,
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
	for (let i = 0; i < a.length; i++) if (isSeen(a[i]) && isSeen(b[i])) return i;
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
