import assert from "node:assert/strict";
import {test} from "node:test";
import {lanesOf} from "../web/lanes.mjs";
import {spelledBetween} from "../web/parts.mjs";
import {Sheet} from "../web/sheet.mjs";

const FRAMES = 40, times = Array.from({length: FRAMES}, (_, i) => i * 1001 / 30000);

// person is a number that is seen in some frames: neutral first, then happy.
const person = (number, ...stretches) => ({number, name: "P" + number, gaps: [], first: times[stretches[0][0]], visible: 9,
	codes: Uint8Array.from(times, (_, i) => stretches.some(([from, to]) => i >= from && i < to) ? 1 + Number(i >= 20) : 0)});

const modelOf = people => ({people, times, end: times.at(-1) + 0.03, data: {highest: 9}, events: people.flatMap(p => [{person: p.number, kind: 0, label: 1, onset: 0, apex: 0.2, offset: times[20]}, {person: p.number, kind: 1, label: 2, onset: times[24], apex: times[25], offset: times[26]}])});

// corrected is the person to whom a record's number belongs at a time, as package people of facecue reads the rows: a row for a
// part of the recording comes first, and after it only rows for the whole recording count.
function corrected(csv, number, seconds) {
	const rows = csv.trim().split("\n").slice(1).map(line => line.split(",")).map(([n, , , ignore, from, to, joined]) => ({n: Number(n), ignore, from: Number(from || 0), to: Number(to || Infinity), part: from !== "" || to !== "", joined: Number(joined)}));
	const moved = (n, fits) => rows.find(r => r.n === n && (r.joined || r.ignore === "not a person") && fits(r));
	let row = moved(number, r => r.part && seconds >= r.from && seconds < r.to);
	for (;;) {
		if (row?.ignore) return 0;
		if (row) number = row.joined;
		row = moved(number, r => !r.part);
		if (!row) return number;
	}
}

// agrees checks that the page shows of every face the person to whom render gives it.
function agrees(sheet, of = n => [n]) {
	for (const p of sheet.model.people) {
		p.codes.forEach((c, i) => {
			if (!c) return;
			for (const n of of(p.number, times[i])) assert.equal(corrected(sheet.csv(), n, times[i]), sheet.personAt(p.number, times[i]), `number ${n}, frame ${i}\n${sheet.csv()}`);
		});
	}
}

test("a split makes another person from a frame on", () => {
	const model = modelOf([person(1, [0, 40])]), sheet = new Sheet(model, []);
	assert.equal(sheet.split(1, 0), 0);
	assert.equal(sheet.split(1, 10), 101);
	assert.equal(sheet.csv(), "number,name,role,ignore,from,to,joined-to\n1,,,,,,\n1,,,,0.333,,101\n101,,,,,,\n");
	agrees(sheet);
	const lanes = lanesOf(model, sheet);
	assert.deepEqual(lanes.map(l => [l.number, l.codes.filter(c => c).length, l.first]), [[101, 30, times[10]], [1, 10, 0]]);
	assert.deepEqual(lanes[1].events.map(e => [e.kind, e.offset]), [[0, times[10]]]);
	assert.deepEqual(lanes[0].events.map(e => [e.kind, e.onset, e.apex]), [[0, times[10], times[10]], [1, times[24], times[25]]]);
	assert.ok(Math.abs(lanes[0].visible - 30 * 1001 / 30000) < 0.005);
});

test("a person is split again, before and after; joins and undo go with it", () => {
	const model = modelOf([person(1, [0, 15], [20, 40]), person(4, [15, 18]), person(7, [0, 5])]), sheet = new Sheet(model, []);
	assert.equal(sheet.join(4, 1), "");
	assert.equal(sheet.split(1, 25), 101);
	agrees(sheet);
	const before = sheet.state();
	assert.equal(sheet.split(1, 16), 102);
	agrees(sheet);
	assert.deepEqual([5, 15, 17, 30].map((i, k) => sheet.personAt([1, 4, 4, 1][k], times[i])), [1, 1, 102, 101]);
	assert.equal(sheet.split(101, 30), 103);
	agrees(sheet);
	assert.equal(sheet.split(7, 10), 0);
	assert.match(sheet.join(7, 1), /both are in the picture/);
	assert.equal(sheet.join(7, 103), "");
	assert.equal(sheet.join(101, 1), "");
	agrees(sheet);
	assert.equal(sheet.personAt(1, times[26]), 1);
	sheet.restore(before);
	assert.equal(sheet.numbers().join(), "1,4,7,101");
	agrees(sheet);
});

test("a split goes on from the rows that the page was made with", () => {
	// Numbers 1 and 2 change their people at 0.5 s, and 3 is 1 until 0.9 s.
	const rows = [["1", "Anna", "", "", "", "", ""], ["1", "", "", "", "0.5", "", "2"], ["2", "", "", "", "0.5", "", "1"], ["3", "", "", "", "", "0.9", "1"]];
	const model = modelOf([person(1, [0, 20], [22, 40]), person(2, [0, 40])]), sheet = new Sheet(model, rows);
	const record = (n, t) => n === 1 ? [t < 0.5 ? 1 : 2, ...t < 0.9 ? [3] : []] : [t < 0.5 ? 2 : 1];
	agrees(sheet, record);
	assert.equal(sheet.split(1, 24), 101);
	agrees(sheet, record);
	assert.equal(sheet.split(2, 5), 102);
	agrees(sheet, record);
	assert.equal(sheet.split(102, 30), 103);
	agrees(sheet, record);
});

test("a time between two frames is told from both", () => {
	assert.equal(spelledBetween(6.16, 6.2), "6.200");
	assert.equal(spelledBetween(0.0333333, 0.0666667), "0.066");
	assert.equal(spelledBetween(1.00001, 1.00003), "1.00003");
});
