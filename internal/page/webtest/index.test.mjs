import assert from "node:assert/strict";
import {test} from "node:test";
import {rowsInOrder} from "../web/list.mjs";
import {labelAt, sharesInWords, sharesOf} from "../web/share.mjs";
import {peopleOver, seriesOf, ticksBetween} from "../web/trend.mjs";

test("shares are planes of a byte a stretch", () => {
	const bytes = new Uint8Array(10 * 3);
	bytes[0] = 125;
	bytes[3] = 125; // happiness in the first stretch
	bytes[9 * 3 + 2] = 250; // low quality in the last one
	const shares = sharesOf(bytes, 3);
	assert.deepEqual(shares, [[[1, 0.5], [2, 0.5]], [], [[10, 1]]]);
	assert.equal(sharesInWords(shares, l => "L" + l), "L10 33 %, L1 17 %, L2 17 %");
	assert.equal(sharesInWords([[]], String), "not seen");
});

test("a column of a strip stands on neutral, and a short expression has a pixel", () => {
	const shares = [[1, 0.51], [3, 0.001]];
	assert.deepEqual([0, 12, 13, 14, 23].map(row => labelAt(shares, row, 24)), [1, 1, 3, 0, 0]);
});

test("rows are sorted by numbers and names, those without a value last", () => {
	const rows = [{v: 2}, {v: null}, {v: 10}, {v: 2, second: true}];
	assert.deepEqual(rowsInOrder(rows, r => r.v, false), [{v: 2}, {v: 2, second: true}, {v: 10}, {v: null}]);
	assert.deepEqual(rowsInOrder(rows, r => r.v, true), [{v: 10}, {v: 2}, {v: 2, second: true}, {v: null}]);
	assert.deepEqual(rowsInOrder([{n: "s10"}, {n: "s9"}], r => r.n, false), [{n: "s9"}, {n: "s10"}]);
});

const sessions = [
	{name: "a", session: "ses-1", participant: "sub-1", people: [{name: "Anna", given: true, row: [60, 0.5, 0.4, 0.7]}, {name: "P2", given: false, row: [60, 0, null, null]}]},
	{name: "b", session: "ses-2", participant: "sub-1", people: [{name: "Anna", given: true, row: [30, null, null, null]}, {name: "P2", given: false, row: [60, 0, null, null]}]},
	{name: "c", session: "ses-1", participant: "sub-2", people: [{name: "Anna", given: true, row: [60, 1, null, null]}]},
];

test("a person over sessions has one name and one participant; numbers are no person", () => {
	const people = peopleOver(sessions);
	assert.deepEqual(people.map(p => [p.name, p.participant, p.points.length]), [["Anna", "sub-1", 2]]);
	const columns = ["analysable_s", "rate", "rate_lower", "rate_upper"].map(name => ({name}));
	assert.deepEqual(seriesOf(people[0].points, columns, "rate"), [{label: "ses-1", value: 0.5, low: 0.4, high: 0.7, judged: 60}, {label: "ses-2", value: null, low: null, high: null, judged: 30}]);
	assert.deepEqual(seriesOf([...people[0].points, {session: sessions[2], person: sessions[2].people[0]}], columns, "rate").map(p => p.label), ["a", "ses-2", "c"]);
});

test("ticks are round and enclose", () => {
	assert.deepEqual(ticksBetween(0, 0.48), [0, 0.1, 0.2, 0.3, 0.4, 0.5]);
	assert.deepEqual(ticksBetween(-0.5, 13), [-5, 0, 5, 10, 15]);
	assert.deepEqual(ticksBetween(0, 0), [0, 0.2, 0.4, 0.6, 0.8, 1]);
});
