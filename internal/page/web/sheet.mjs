import {csvOf} from "./csv.mjs";
import {together} from "./lanes.mjs";
import {clockTime} from "./time.mjs";

const MOST_NAME = 40;
const COLUMNS = ["number", "name", "role", "ignore", "from", "to", "joined-to"];

// Sheet is what a user says of the people of the recording, as people.csv has it: rows of which
// each is of a number. The rows that the page was made with stay, where nothing changes them.
export class Sheet {
	constructor(model, rows) {
		this.model = model;
		this.rows = rows.map(cells => Object.fromEntries(COLUMNS.map((c, i) => [c, cells[i]])));
		this.people = new Map(model.people.map(p => [p.number, p]));
	}

	row(number) {
		return this.rows.find(r => Number(r.number) === number && !r.from && !r.to) ?? null;
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

	// members are the numbers of one person.
	members(number) { return [...this.people.keys()].filter(n => this.whole(n) === number); }

	// rename gives a name; another person's name joins the two. It returns why not, or "".
	rename(number, name) {
		name = name.trim();
		if (name === "P" + number) name = "";
		if ([...name].length > MOST_NAME || !/^[\p{L}\p{M}\p{Nd} \-_.'’]*$/u.test(name)) return `A name is made of letters, digits, spaces and the signs - _ . ' and has ${MOST_NAME} at most.`;
		const same = name && [...this.people.keys()].find(n => n !== number && this.whole(n) === n && this.row(n)?.ignore !== "not a person" && this.name(n) === name);
		if (same) return this.join(number, same);
		this.ownRow(number).name = name;
		return "";
	}

	// join makes a number a part of another person. It returns why not, or "".
	join(number, to) {
		to = this.whole(to);
		if (this.whole(number) === to) return "";
		for (const a of this.members(number)) {
			for (const b of this.members(to)) {
				const frame = together(this.people.get(a).codes, this.people.get(b).codes);
				if (frame >= 0) return `${this.name(a)} and ${this.name(b)} cannot be one person: both are in the picture at ${clockTime(this.model.times[frame])}.`;
			}
		}
		Object.assign(this.ownRow(number), {name: "", role: "", ignore: "", "joined-to": String(to)});
		return "";
	}

	split(number) { this.ownRow(number)["joined-to"] = ""; }

	handle(number, handling) { this.ownRow(number).ignore = handling; }

	// csv is the sheet as facecue render --people reads it.
	csv() {
		const rows = [...this.rows];
		for (const n of this.people.keys()) {
			if (!this.row(n)) rows.push({number: String(n), name: this.given(n)});
		}
		rows.sort((a, b) => a.number - b.number);
		return csvOf([COLUMNS, ...rows.map(r => COLUMNS.map(c => r[c] ?? ""))]);
	}
}
