import {csvOf} from "./csv.mjs";
import {lanesOf, together} from "./lanes.mjs";
import {frameAt} from "./model.mjs";
import {isPart, partsSplit, spelledBetween} from "./parts.mjs";
import {isSeen, piecesOf, seenIn} from "./pieces.mjs";
import {clockTime, parseTime} from "./time.mjs";

const MOST_NAME = 40;
const FIRST_MADE = 101; // number of the first person that a split makes, unless it is taken
const COLUMNS = ["number", "name", "role", "ignore", "from", "to", "joined-to"];

// Sheet is what a user says of the people of the recording, as people.csv has it: rows of which
// each is of a number. The rows that the page was made with stay, where nothing changes them.
export class Sheet {
	constructor(model, rows) {
		this.model = model;
		this.rows = rows.map(cells => Object.fromEntries(COLUMNS.map((c, i) => [c, cells[i]])));
		this.people = new Map(model.people.map(p => [p.number, p]));
		this.corrected = rows.length > 0; // the numbers of the page are those that rows gave
		this.cuts = new Map(); // of a number, the splits that were made on the page: {frame, person}, in order
	}

	// state is what a change changes, to be restored.
	state() { return JSON.stringify([this.rows, [...this.cuts]]); }

	restore(state) {
		const [rows, cuts] = JSON.parse(state);
		Object.assign(this, {rows, cuts: new Map(cuts)});
	}

	row(number) {
		return this.rows.find(r => Number(r.number) === number && !isPart(r)) ?? null;
	}

	ownRow(number) {
		let row = this.row(number);
		if (!row) {
			row = {...Object.fromEntries(COLUMNS.map(c => [c, ""])), number: String(number)};
			if (this.given(number)) row.name = this.given(number);
			this.rows.push(row);
		}
		return row;
	}

	// given is a name that the page was made with, but for P1, P2 and so on.
	given(number) {
		const name = this.people.get(number)?.name ?? "";
		return name === "P" + number ? "" : name;
	}

	// whole is the number of the person to whom a number belongs.
	whole(number) {
		for (let i = 0; i <= this.rows.length; i++) {
			const to = Number(this.row(number)?.["joined-to"] || 0);
			if (!to) return number;
			number = to;
		}
		return number;
	}

	handling(number) { return this.row(number)?.ignore || ""; }

	removed(number) { return this.handling(number) !== ""; }

	name(number) {
		const row = this.row(number);
		return (row ? row.name : this.given(number)) || "P" + number;
	}

	// numbers are those of the record and those that splits made.
	numbers() {
		return [...new Set([...this.people.keys(), ...[...this.cuts.values()].flat().map(c => c.person)])].sort((a, b) => a - b);
	}

	pieces(p) { return piecesOf(p, this.cuts.get(p.number) ?? []); }

	// personAt is the person to whom a number belongs at a time.
	personAt(number, seconds) {
		const frame = frameAt(this.model.times, seconds);
		return this.whole((this.cuts.get(number) ?? []).findLast(c => c.frame <= frame)?.person ?? number);
	}

	// codes are what the frames say of a number, or of a person.
	codes(number) {
		const alone = {whole: n => n, removed: n => n !== number, pieces: p => this.pieces(p), name: () => ""};
		return lanesOf(this.model, alone)[0]?.codes ?? [];
	}

	// rename gives a name; another person's name joins the two. It returns why not, or "".
	rename(number, name) {
		name = name.trim();
		if (name === "P" + number) name = "";
		if ([...name].length > MOST_NAME || !/^[\p{L}\p{M}\p{Nd} \-_.'’]*$/u.test(name)) return `A name is made of letters, digits, spaces and the signs - _ . ' and has ${MOST_NAME} at most.`;
		const same = name && this.numbers().find(n => n !== number && this.whole(n) === n && this.row(n)?.ignore !== "not a person" && this.name(n) === name);
		if (same) return this.join(number, same);
		this.ownRow(number).name = name;
		return "";
	}

	// join makes a number a part of another person. It returns why not, or "".
	join(number, to) {
		to = this.whole(to);
		if (this.whole(number) === to) return "";
		const members = person => this.numbers().filter(n => this.whole(n) === person);
		for (const a of members(number)) {
			for (const b of members(to)) {
				const frame = together(this.codes(a), this.codes(b));
				if (frame >= 0) return `${this.name(a)} and ${this.name(b)} cannot be one person: both are in the picture at ${clockTime(this.model.times[frame])}.`;
			}
		}
		Object.assign(this.ownRow(number), {name: "", role: "", ignore: "", "joined-to": String(to)});
		return "";
	}

	unjoin(number) { this.ownRow(number)["joined-to"] = ""; }

	// split makes another person of what is seen of a person from a frame on. It returns the number of that person, or 0
	// where nothing of the person is seen before the frame, or from the frame on.
	split(person, frame) {
		const {times} = this.model, pieces = this.model.people.flatMap(p => this.pieces(p)).filter(piece => this.whole(piece.person) === person);
		const sees = (first, after) => pieces.some(piece => seenIn({p: piece.p, first: Math.max(first, piece.first), after: Math.min(after, piece.after)}));
		// A row from time 0 on would be one for the whole recording.
		if (!sees(0, frame) || !sees(frame, times.length) || times[frame] <= 0) return 0;
		const to = Math.max(FIRST_MADE, 1 + Math.max(this.model.data.highest, ...this.numbers(), ...this.rows.flatMap(r => [Number(r.number), Number(r["joined-to"])])));
		this.cutRows(person, spelledBetween(Math.max(0, times[frame - 1]), times[frame]), to);
		for (const piece of pieces) {
			if (piece.after > frame && seenIn({...piece, first: Math.max(frame, piece.first)})) this.cut(piece, Math.max(frame, piece.first), to);
		}
		return to;
	}

	// cut gives a piece of a number, from a frame on, to a person.
	cut({p}, frame, to) {
		const cuts = (this.cuts.get(p.number) ?? []).filter(c => c.frame !== frame);
		this.cuts.set(p.number, [...cuts, {frame, person: to}].sort((a, b) => a.frame - b.frame));
	}

	// cutRows changes the rows for a split.
	cutRows(person, at, to) {
		const {times} = this.model, numbers = new Set([...this.people.keys(), ...this.rows.map(r => Number(r.number))]);
		// Rows may have given faces of any number to another one before the page was made.
		const seen = (number, from, until) => this.corrected || (this.people.get(number)?.codes.some((c, i) => isSeen(c) && times[i] >= from && times[i] < until) ?? false);
		const whole = number => this.whole(number);
		for (const number of numbers) this.rows.push(...partsSplit(this.rows, number, {person, at, to, whole, seen}));
	}

	handle(number, handling) { this.ownRow(number).ignore = handling; }

	// csv is the sheet as facecue render --people reads it.
	csv() {
		const rows = [...this.rows];
		for (const n of this.numbers()) {
			if (!this.row(n)) rows.push({number: String(n), name: this.given(n)});
		}
		rows.sort((a, b) => a.number - b.number || isPart(a) - isPart(b) || (parseTime(a.from || "0") - parseTime(b.from || "0")));
		return csvOf([COLUMNS, ...rows.map(r => COLUMNS.map(c => r[c] ?? ""))]);
	}
}
