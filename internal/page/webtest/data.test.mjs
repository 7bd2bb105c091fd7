import assert from "node:assert/strict";
import {test} from "node:test";
import {deflateRawSync} from "node:zlib";
import {boxAt, boxesOf, curvesOf, eventsOf, frameAt, gapsOf, scoreRange, seriesOfPlanes, seriesRange, shareOver, valueIn} from "../web/model.mjs";
import {numbersOf, timesOf, unpack} from "../web/unpack.mjs";
import {beganFirst, middleOf} from "../web/dyadrow.mjs";
import {piecesOf} from "../web/pieces.mjs";
import {lanesOf, mergedCodes, stateAt, together} from "../web/lanes.mjs";

const stream = {timeBase: [1, 1000], start: 500};

test("bytes are inflated", async () => {
	const bytes = await unpack(deflateRawSync(Buffer.from([1, 2, 255])).toString("base64"));
	assert.deepEqual([...bytes], [1, 2, 255]);
});

test("varints are zigzag, also beyond 32 bits", () => {
	assert.deepEqual(numbersOf(Uint8Array.of(0, 1, 2, 0xac, 0x02, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02)), [0, -1, 1, 150, 2 ** 35]);
});

test("times are of changes of the distance", () => {
	assert.deepEqual([...timesOf([500, -460, 0, 40], stream)], [0, 0.04, 0.08, 0.16]);
});

test("events are read in columns", () => {
	assert.deepEqual(eventsOf([1, 0, 2, 540, 40, 80, 9000, 8000, 2, 1, 4, 20, 0, 40, -1, -1], stream), [
		{person: 1, kind: 0, label: 2, onset: 0.04, apex: 0.08, offset: 0.12, peak: 0.9, mean: 0.8},
		{person: 2, kind: 1, label: 4, onset: 0.06, apex: 0.06, offset: 0.1, peak: -0.0001, mean: -0.0001}]);
});

test("the frame at a time is the last that began", () => {
	const times = [0, 0.04, 0.08];
	assert.deepEqual([-1, 0, 0.039, 0.04, 0.0799999, 9].map(t => frameAt(times, t)), [0, 0, 0, 1, 2, 2]);
});

test("a rise of one frame stays in the range of a step", () => {
	const low = new Uint8Array(8 * 3).fill(255), over = new Uint8Array(8 * 3);
	low.set([10, 20, 255], 3);
	over[4] = 200;
	const curves = curvesOf(Uint8Array.from([...low, ...over]), {begin: 8, end: 20, faces: 9}, 4);
	assert.deepEqual(scoreRange(curves, 2, 8, 16), [10 / 254, 220 / 254]);
	assert.deepEqual(scoreRange(curves, 2, 15, 16), [20 / 254, 220 / 254]);
	assert.equal(scoreRange(curves, 2, 16, 20), null);
	assert.equal(scoreRange(curves, 2, 0, 8), null);
	assert.equal(scoreRange(curves, 1, 8, 20), null);
});

test("a series has values between its low and its high", () => {
	const one = seriesOfPlanes(Uint8Array.of(0, 127, 255, 254, 0, 127), {first: 2, low: -1, high: 1}, 10);
	assert.deepEqual(seriesOfPlanes(Uint8Array.of(5, 6), {first: 0}, 1).count, 2);
	const two = seriesOfPlanes(Uint8Array.of(10, 127, 255, 0, 127, 0), {first: 2, low: -1, high: 1}, 10);
	assert.deepEqual(seriesRange(two, 20, 40), [10 / 254, 1]);
	assert.equal(seriesRange(two, 40, 50), null);
	assert.equal(seriesRange(two, 0, 20), null);
	assert.equal(one.count, 3);
	assert.deepEqual([0, 0.5, 1].map(v => valueIn(two, v)), [-1, 0, 1]);
});

test("the share of time over a limit is of the steps with a value", () => {
	const one = seriesOfPlanes(Uint8Array.of(200, 20, 255, 100, 10, 20, 0, 100), {first: 1, low: 0, high: 1}, 10);
	assert.equal(shareOver(one, 10, 50, 0.5), 2 / 3); // 205, 30, none, 150 of 254
	assert.equal(shareOver(one, 20, 30, 0.5), 0);
	assert.equal(shareOver(one, 30, 40, 0.5), null);
	assert.equal(shareOver(one, 0, 10, 0.5), null);
});

test("speech of a lane ends where its piece of a number ends", () => {
	const p = {number: 1, codes: Uint8Array.of(1, 1, 1, 1), visible: 1, first: 0, gaps: [], curves: curvesOf(new Uint8Array(0), {begin: 0, end: 0, faces: 0}, 1), boxes: boxesOf(new Uint8Array(0), {begin: 0}, 1)};
	const model = {people: [p], times: [0, 1, 2, 3], end: 4, events: [], series: [{...seriesOfPlanes(Uint8Array.of(0, 254, 254, 254), {first: 0, low: 0, high: 1}, 1), person: 1, name: "speaking"}]};
	const [later, earlier] = lanesOf(model, {whole: n => n, removed: () => false, name: n => "N" + n, pieces: q => piecesOf(q, [{frame: 2, person: 101}])}).sort((a, b) => b.number - a.number);
	assert.deepEqual([earlier.number, earlier.speaks, earlier.speaking(0, 4), later.number, later.speaking(0, 4), later.speaking(0, 2), later.first], [1, true, 0.5, 101, 1, null, 2]);
});

test("a window of a correlation stands at its middle", () => {
	assert.deepEqual(middleOf({length: 60, step: 30}, 2, 1.5), [76.5, 106.5]);
	assert.deepEqual([0, 1, 2].map(first => beganFirst({first}, ["Anna", "Ben"])), ["together", "Anna first", "Ben first"]);
});

test("boxes are sums of differences", () => {
	const boxes = boxesOf(Uint8Array.of(51, 51, 51, 0, 102, 154, 51, 0), {begin: 10}, 5);
	assert.deepEqual(boxAt(boxes, 14), [0.2, 0.2, 0.4, 0.2]);
	assert.equal(boxAt(boxes, 15), null);
	assert.equal(boxAt(boxes, 9), null);
});

test("gaps are runs of frames without a judged face", () => {
	assert.deepEqual(gapsOf(Uint8Array.of(1, 0, 0, 2, 10, 255, 255, 9)), [[0, 1, 3], [10, 4, 5], [255, 5, 7]]);
});

test("lanes join numbers and leave out who is removed", () => {
	const person = (number, codes, visible) => ({number, codes: Uint8Array.from(codes), visible, first: number, gaps: gapsOf(codes), curves: curvesOf(new Uint8Array(0), {begin: 0, end: 0, faces: 0}, 1), boxes: boxesOf(new Uint8Array(0), {begin: 0}, 1)});
	const model = {people: [person(1, [1, 0, 0], 1), person(2, [0, 0, 3], 2), person(3, [4, 4, 4], 9)], events: [{person: 2, kind: 0, onset: 2, offset: 3, label: 3}]};
	const lanes = lanesOf(model, {whole: n => n === 2 ? 1 : n, removed: n => n === 3, name: n => "N" + n, pieces: p => piecesOf(p, [])});
	assert.equal(lanes.length, 1);
	assert.deepEqual([...lanes[0].codes], [1, 0, 3]);
	assert.deepEqual([lanes[0].name, lanes[0].visible, lanes[0].first, lanes[0].events.length], ["N1", 3, 1, 1]);
	assert.equal(stateAt(lanes[0], 2).label, 3);
	assert.equal(stateAt(lanes[0], 3), null);
});

test("two who are seen in one frame are not one person", () => {
	assert.equal(together([1, 0, 255, 2], [0, 1, 255, 0]), -1);
	assert.equal(together([1, 0, 2], [0, 1, 10]), 2);
	assert.deepEqual([...mergedCodes([Uint8Array.of(0, 1, 255), Uint8Array.of(3, 0, 255)])], [3, 1, 255]);
});
