import assert from "node:assert/strict";
import {test} from "node:test";
import {csvOf, recordsOf, rowsOf} from "../web/csv.mjs";
import {clockTime, lengthInWords, parseTime} from "../web/time.mjs";
import {mergedNotes, notesAsCSV, notesAsVTT, notesFromCSV, notesFromVTT} from "../web/notes.mjs";
import {intervalsOf, marked, ratingsAsCSV, unmarked} from "../web/rating.mjs";
import {neutralBefore, reasonsOf} from "../web/reasons.mjs";
import {inside, moved, showing, tickStep, zoomed} from "../web/view.mjs";
import {Sheet} from "../web/sheet.mjs";
import {urlOf} from "../web/url.mjs";

test("times are spelled and read", () => {
	assert.deepEqual([0, 59.999, 3725.5, -1.5].map(t => clockTime(t)), ["0:00.00", "1:00.00", "1:02:05.50", "-0:01.50"]);
	assert.equal(clockTime(61.4, 0), "1:01");
	assert.deepEqual(["12", "2:03,5", "1:02:03.25"].map(parseTime), [12, 123.5, 3723.25]);
	for (const wrong of ["", "a", "1:2:3:4", "-1", "1:"]) assert.ok(Number.isNaN(parseTime(wrong)), wrong);
	assert.deepEqual([0, 0.04, 0.44, 30, 240, 9000, 60].map(lengthInWords), ["0 s", "0.04 s", "0.4 s", "30 s", "4 minutes", "2.5 hours", "60 s"]);
});

test("CSV round trip", () => {
	const rows = [["a", 'b"c'], ["d,e", "f\ng"], ["", "h"]];
	assert.deepEqual(rowsOf(csvOf(rows)), rows);
	assert.deepEqual(recordsOf("\ufeffOnset;note\r\n1,5;x\r\n\r\n"), [{onset: "1,5", note: "x"}]);
});

test("notes round trip", () => {
	const notes = [{from: 1.5, to: null, person: "P1", tag: "t", text: 'a "b", c\nd', by: "Anna"}, {from: 3600, to: 3725.25, person: "", tag: "", text: "<b>&amp;", by: ""}];
	assert.deepEqual(notesFromCSV(notesAsCSV(notes)), notes);
	const vtt = notesAsVTT(notes);
	assert.ok(vtt.startsWith("WEBVTT\n\n00:00:01.500 --> 00:00:03.500\n<v Anna>[t] P1: "), vtt);
	assert.ok(vtt.includes("01:00:00.000 --> 01:02:05.250\n&lt;b&gt;&amp;amp;"), vtt);
	const back = notesFromVTT(vtt);
	assert.deepEqual([back[0].tag, back[0].by, back[1].text, back[1].to], ["t", "Anna", "<b>&amp;", 3725.25]);
	assert.equal(mergedNotes(notes, notesFromCSV(notesAsCSV(notes))).length, 2);
	assert.equal(notesFromCSV("onset,note\nx,y\n").length, 0);
});

test("a mark holds until the next one", () => {
	let marks = marked(marked(marked([], 5, 2), 1, 1), 8, 0);
	assert.deepEqual(intervalsOf(marks, 10), [{onset: 1, offset: 5, label: 1}, {onset: 5, offset: 8, label: 2}]);
	marks = marked(marks, 5, 1);
	assert.deepEqual(intervalsOf(marks, 10), [{onset: 1, offset: 8, label: 1}]);
	assert.deepEqual(intervalsOf(unmarked(marks, 9), 10), [{onset: 1, offset: 10, label: 1}]);
	assert.equal(ratingsAsCSV([["P1", marks]], 10), "onset,offset,label,person\n1.000000,8.000000,neutral,P1\n");
});

test("reasons are words", () => {
	const word = l => ["", "neutral", "happiness", "surprise"][l];
	const m = {label: 2, kind: 0, onset: 250, offset: 251.2, parts: [0.9, 0.8, 0.6, 1, 1, 0]};
	assert.equal(reasonsOf(m, word, 240), "smiles 1.2 s after 4 minutes neutral, another person smiles too, rare for this person, begins abruptly, far from the usual");
	assert.equal(reasonsOf({...m, label: 3, kind: 1, parts: [0, 0, 0, 0, 0, 0]}, word, 0), "a fleeting surprise of 1.2 s");
	assert.equal(neutralBefore([{kind: 0, label: 1, onset: 1, offset: 9.5}, {kind: 0, label: 1, onset: 0, offset: 3}], 10), 8.5);
});

test("views stay within the recording", () => {
	assert.deepEqual(zoomed({from: 0, to: 100}, 0.5, 25, 0, 100), {from: 12.5, to: 62.5});
	assert.deepEqual(zoomed({from: 10, to: 20}, 100, 15, 0, 100), {from: 0, to: 100});
	assert.deepEqual(moved({from: 80, to: 90}, 30, 0, 100), {from: 90, to: 100});
	assert.deepEqual(showing({from: 0, to: 10}, 50, 0, 100), {from: 45, to: 55});
	assert.deepEqual(inside({from: -5, to: 300}, 0, 100), {from: 0, to: 100});
	assert.equal(tickStep(7200, 12), 600);
});

const person = (number, codes) => ({number, codes: Uint8Array.from(codes), name: "P" + number, gaps: []});

test("the sheet names, joins, parts and removes", () => {
	const people = [[1, [1, 1, 0]], [2, [0, 0, 1]], [3, [1, 0, 0]]].map(([number, codes]) => person(number, codes));
	const model = {people, times: [0, 0.04, 0.08], events: [], data: {highest: 3}}, sheet = new Sheet(model, [["3", "", "therapist", "", "", "", ""]]);
	assert.equal(sheet.rename(1, "Dr. Ünal"), "");
	assert.match(sheet.rename(2, "<b>"), /letters/);
	assert.match(sheet.join(3, 1), /both are in the picture at 0:00\.00/);
	assert.equal(sheet.rename(2, "Dr. Ünal"), "");
	assert.equal(sheet.whole(2), 1);
	sheet.handle(3, "not a person");
	assert.ok(sheet.removed(3));
	assert.equal(sheet.csv(), "number,name,role,ignore,from,to,joined-to\n1,Dr. Ünal,,,,,\n2,,,,,,1\n3,,therapist,not a person,,,\n");
	sheet.unjoin(2);
	assert.equal(sheet.whole(2), 2);
});

test("a name of a film is never a scheme or a query", () => {
	assert.equal(urlOf("javascript:a#b?.mp4"), "./javascript%3Aa%23b%3F.mp4");
	assert.equal(urlOf("../a b/c.mp4"), "../a%20b/c.mp4");
});
