import {NOT_SEEN, NOT_ANALYSED, LOW_QUALITY} from "./labels.mjs";
import {numbersOf, secondsOf, timesOf, unpack} from "./unpack.mjs";

// readModel makes arrays of the packed parts of the data.
export async function readModel(data) {
	const times = timesOf(numbersOf(await unpack(data.times)), data.stream);
	const model = {data, times, begin: times.length ? times[0] : 0, end: data.end, events: eventsOf(numbersOf(await unpack(data.eventData)), data.stream), people: []};
	if (!times.length) model.end = Math.max(0, ...model.events.map(e => e.offset));
	for (const p of data.people) {
		const [codes, curves, boxes] = await Promise.all([unpack(p.codes), unpack(p.curves), unpack(p.boxes)]);
		model.people.push({...p, codes, curves: curvesOf(curves, p, data.curveStep), boxes: boxesOf(boxes, p, data.boxStep), gaps: gapsOf(codes)});
	}
	model.series = await Promise.all(data.series.map(async one => seriesOfPlanes(await unpack(one.values), one, data.seriesStep)));
	return model;
}

// eventsOf reads the columns of events.
export function eventsOf(numbers, stream) {
	const list = [];
	let onset = 0;
	for (let i = 0; i + 8 <= numbers.length; i += 8) {
		const [person, kind, label, later, apex, length, peak, mean] = numbers.slice(i, i + 8);
		onset += later;
		const at = ticks => secondsOf(ticks, stream);
		list.push({person, kind, label, onset: at(onset), apex: at(onset + apex), offset: at(onset + length), peak: peak / 10000, mean: mean / 10000});
	}
	return list;
}

// curvesOf are the lowest and the highest score of each label in steps of frames.
export function curvesOf(bytes, person, step) {
	const first = Math.floor(person.begin / step), count = person.faces ? Math.floor((person.end - 1) / step) + 1 - first : 0;
	const low = bytes.subarray(0, 8 * count), over = step > 1 ? bytes.subarray(8 * count) : new Uint8Array(8 * count);
	return {step, first, count, low, over};
}

// seriesOfPlanes are the lowest and the highest value of a series in steps of frames.
export function seriesOfPlanes(bytes, one, step) {
	const count = step > 1 ? bytes.length / 2 : bytes.length;
	return {...one, step, count, lows: bytes.subarray(0, count), overs: step > 1 ? bytes.subarray(count) : new Uint8Array(count)};
}

// seriesRange is the lowest and the highest value of a series from one frame up to another, as shares of the way from
// its low to its high; null without a value.
export function seriesRange({step, first, count, lows, overs}, from, after) {
	return rangeIn(lows, overs, Math.max(0, Math.floor(from / step) - first), Math.min(count - 1, Math.floor((after - 1) / step) - first));
}

// shareOver is the share of a series' steps with a value, from one frame up to another, in which the middle between the lowest and the
// highest value is over a limit; limit and values are shares of the way from low to high. null without a value.
export function shareOver({step, first, count, lows, overs}, from, after, limit) {
	const last = Math.min(count - 1, Math.floor((after - 1) / step) - first);
	let known = 0, over = 0;
	for (let i = Math.max(0, Math.floor(from / step) - first); i <= last; i++) {
		if (lows[i] === NO_SCORE) continue;
		known++;
		if (lows[i] + overs[i] / 2 > limit * SCORE_STEPS) over++;
	}
	return known ? over / known : null;
}

// valueIn is a share of the way from a series' low to its high as a value.
export const valueIn = ({low, high}, share) => low + share * (high - low);

export const NO_SCORE = 255, SCORE_STEPS = 254;

// scoreRange is the lowest and the highest score of a label from one frame up to another; null
// where the person could not be judged.
export function scoreRange(curves, label, from, after) {
	const {step, first, count, low, over} = curves, plane = (label - 1) * count;
	return rangeIn(low, over, plane + Math.max(0, Math.floor(from / step) - first), plane + Math.min(count - 1, Math.floor((after - 1) / step) - first));
}

// rangeIn is the lowest and the highest value of two planes at some places, as shares of 1.
function rangeIn(low, over, from, last) {
	let least = 256, most = -1;
	for (let i = from; i <= last; i++) {
		const v = low[i];
		if (v === NO_SCORE) continue;
		if (v < least) least = v;
		if (v + over[i] > most) most = v + over[i];
	}
	return most < 0 ? null : [least / SCORE_STEPS, most / SCORE_STEPS];
}

// boxesOf undoes the differences.
export function boxesOf(bytes, person, step) {
	const first = Math.floor(person.begin / step), count = bytes.length / 4, planes = new Uint8Array(bytes);
	for (let k = 0; k < 4; k++) {
		for (let i = 1; i < count; i++) planes[k * count + i] += planes[k * count + i - 1];
	}
	return {step, first, count, planes};
}

// boxAt is the box nearest to a frame, as shares of the picture; null without one.
export function boxAt({step, first, count, planes}, frame) {
	const i = Math.floor(frame / step) - first;
	if (i < 0 || i >= count || !planes[2 * count + i]) return null;
	return [0, 1, 2, 3].map(k => planes[k * count + i] / 255);
}

// gapsOf are the runs of frames in which a person could not be judged: [code, first, after].
export function gapsOf(codes) {
	const list = [];
	for (let i = 0; i < codes.length;) {
		let j = i + 1;
		while (j < codes.length && codes[j] === codes[i]) j++;
		if (isGap(codes[i])) list.push([codes[i], i, j]);
		i = j;
	}
	return list;
}

// isGap says whether a code of a frame means that a person could not be judged.
export const isGap = c => c === NOT_SEEN || c === LOW_QUALITY || c === NOT_ANALYSED;

// frameAt is the frame that is shown at a time: the last that begins at or before it. Times of
// a player may differ from ours in the last digits.
export function frameAt(times, seconds) {
	let low = 0, high = times.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (times[middle] <= seconds + 1e-4) low = middle + 1;
		else high = middle;
	}
	return Math.max(0, low - 1);
}
