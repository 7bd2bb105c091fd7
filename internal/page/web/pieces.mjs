import {NOT_ANALYSED, NOT_SEEN, STATE} from "./labels.mjs";
import {boxAt, scoreRange} from "./model.mjs";

// A piece is the part of a number's frames that belongs to one person: {p, number, first, after}, frames.

export const isSeen = code => code !== NOT_SEEN && code !== NOT_ANALYSED;

// piecesOf divides a number of the record by cuts, which are {frame, person} in order of frames: from the frame on, the number's
// faces belong to the person.
export function piecesOf(p, cuts) {
	const bounds = [{frame: 0, person: p.number}, ...cuts];
	return bounds.map(({frame, person}, i) => ({p, number: p.number, person, first: frame, after: bounds[i + 1]?.frame ?? p.codes.length}));
}

export const isWhole = ({p, first, after}) => first === 0 && after === p.codes.length;

// codesIn are the codes of a piece: elsewhere, the number is not seen.
export function codesIn(piece) {
	const {p, first, after} = piece;
	if (isWhole(piece)) return p.codes;
	return p.codes.map((c, i) => c === NOT_ANALYSED || i >= first && i < after ? c : NOT_SEEN);
}

// seenIn says whether a piece has a face.
export function seenIn({p, first, after}) {
	for (let i = first; i < after; i++) if (isSeen(p.codes[i])) return true;
	return false;
}

// eventsIn are the events of a piece. A state that reaches over its ends is cut there.
export function eventsIn(piece, {events, times, end}) {
	const own = events.filter(e => e.person === piece.number);
	if (isWhole(piece)) return own;
	const timeOf = frame => frame < times.length ? times[frame] : end, from = timeOf(piece.first), to = timeOf(piece.after);
	return own.filter(e => e.kind === STATE ? e.offset > from && e.onset < to : e.apex >= from && e.apex < to).map(e => {
		const onset = Math.max(from, e.onset), offset = Math.min(to, e.offset);
		return {...e, onset, offset, apex: Math.max(onset, Math.min(offset, e.apex))};
	});
}

// clipped calls then(from, after) with the frames that a piece has of some frames, if it has any.
export function clipped({first, after}, from, until, then) {
	const begin = Math.max(first, from), end = Math.min(after, until);
	return begin < end ? then(begin, end) : null;
}

export const scoresIn = (piece, label, from, after) => clipped(piece, from, after, (a, b) => scoreRange(piece.p.curves, label, a, b));

export const boxIn = (piece, frame) => clipped(piece, frame, frame + 1, () => boxAt(piece.p.boxes, frame));

// seenFor is for how many seconds a piece is seen, and firstSeen when it is seen first.
export function seenFor(piece, {times, end}) {
	const {p, first, after} = piece;
	if (isWhole(piece)) return p.visible;
	let sum = 0;
	for (let i = first; i < after; i++) if (isSeen(p.codes[i])) sum += (times[i + 1] ?? end) - times[i];
	return sum;
}

export function firstSeen(piece, {times}) {
	const {p, first, after} = piece;
	if (isWhole(piece)) return p.first;
	for (let i = first; i < after; i++) if (isSeen(p.codes[i])) return times[i];
	return Infinity;
}
