import {byId, copy, element, jpegURL, save, say} from "./dom.mjs";
import {lanesOf} from "./lanes.mjs";
import {firstSeen, seenFor, seenIn} from "./pieces.mjs";
import {remember, remembered} from "./theme.mjs";
import {clockTime, lengthInWords} from "./time.mjs";

const MOST_LANES = 6; // that are shown at first
const MOST_NAMED = 12; // people in a sentence

// Persons is the table of the people: who is who. Each change is shown at once, and people.csv
// makes every other output so.
export class Persons {
	constructor(app) {
		this.app = app;
		this.hidden = null;
		this.before = []; // states of the sheet, to which undo goes back
		byId("savePeople").addEventListener("click", () => { save("people.csv", app.sheet.csv(), "text/csv"); this.mark(false); });
		byId("copyPeople").addEventListener("click", () => { copy(app.sheet.csv()); this.mark(false); });
		byId("splitPerson").addEventListener("click", () => this.split());
		byId("undoPeople").addEventListener("click", () => this.undo());
		this.recall();
		this.apply();
		this.make();
	}

	// recall takes up changes that were not saved when the page was closed. A page that was made with other rows, or of other people, has
	// none of them.
	recall() {
		const {model: {data}, sheet} = this.app;
		this.key = "facecue:people:" + data.mark;
		this.made = JSON.stringify([data.sheet, data.people.map(p => p.number)]);
		try {
			const {made, state} = JSON.parse(remembered(this.key) || "{}");
			if (made !== this.made) return;
			this.before = [sheet.state()];
			sheet.restore(state);
			this.mark(true);
		} catch {
			this.before = [];
		}
	}

	// apply makes the lanes anew.
	apply() {
		const {app} = this, all = lanesOf(app.model, app.sheet), inFocus = app.lane?.number;
		this.hidden ??= new Set(all.slice(MOST_LANES).map(l => l.number));
		app.lanes = all.filter(l => !this.hidden.has(l.number)).sort((a, b) => a.number - b.number);
		const left = all.filter(l => this.hidden.has(l.number)).map(l => l.name), named = left.slice(0, MOST_NAMED).join(", ") + (left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : "");
		byId("notShown").hidden = !left.length;
		byId("notShownNames").textContent = named;
		app.focus = Math.max(0, app.lanes.findIndex(l => l.number === inFocus));
		app.tell("people");
		app.tell("choice");
	}

	// change changes the sheet, says what is changed or why not, and shows it. act returns why not, or "".
	change(act, what) {
		const {sheet} = this.app, before = sheet.state(), why = act(sheet);
		if (!why && sheet.state() !== before) {
			this.before.push(before);
			this.mark(true);
		}
		say(why || what);
		this.show();
	}

	undo() {
		this.app.sheet.restore(this.before.pop());
		this.mark(this.before.length > 0);
		say("The last change of the people is undone");
		this.show();
	}

	// split makes another person of the person in focus from the cursor on.
	split() {
		const {app} = this, {lane, frame, sheet} = app, at = clockTime(app.cursor);
		if (!lane) return;
		let made = 0;
		const act = () => (made = sheet.split(lane.number, frame)) ? "" : `${lane.name} is seen only ${app.model.times[frame] > lane.first ? "before" : "after"} ${at}: put the cursor where the other person begins.`;
		this.change(act, "");
		if (made) say(`From ${at} on, ${lane.name} is another person, P${made}`);
	}

	// mark says whether there are changes that were not saved, which the browser keeps until they are.
	mark(changed) {
		remember(this.key, changed ? JSON.stringify({made: this.made, state: this.app.sheet.state()}) : "");
		byId("peopleChanged").hidden = !changed;
		byId("undoPeople").disabled = !this.before.length;
		byId("measuresBefore").hidden = !this.before.length;
	}

	show() {
		this.apply();
		this.make();
	}

	make() {
		const {sheet} = this.app;
		byId("people").replaceChildren(...sheet.numbers().map(n => this.rowOf(this.entry(n), sheet)));
	}

	// entry is what the table says of a number: {number, first, visible, face, from}; from is the person that a split made it of.
	entry(number) {
		const {model, sheet} = this.app, pieces = model.people.flatMap(p => sheet.pieces(p)).filter(piece => piece.person === number && seenIn(piece)), own = sheet.people.get(number);
		return {number, first: Math.min(...pieces.map(piece => firstSeen(piece, model))), visible: pieces.reduce((sum, piece) => sum + seenFor(piece, model), 0), face: own?.face, from: own ? "" : [...new Set(pieces.map(piece => "P" + piece.number))].join(", ")};
	}

	rowOf(p, sheet) {
		const {app} = this, whole = sheet.whole(p.number), joined = whole !== p.number, called = "P" + p.number;
		const name = element("input", {type: "text", value: joined ? "" : sheet.name(p.number), maxLength: 60, disabled: joined, "aria-label": "Name of " + called,
			onchange: e => this.change(() => sheet.rename(p.number, e.target.value), called + " is called " + e.target.value)});
		const option = (value, text, now) => element("option", {value, selected: value === now}, text);
		const others = sheet.numbers().filter(n => n !== p.number && sheet.whole(n) === n && !sheet.removed(n));
		const join = element("select", {"aria-label": called + " is the same person as", onchange: e => {
			const to = Number(e.target.value);
			this.change(() => to ? sheet.join(p.number, to) : (sheet.unjoin(p.number), ""), to ? called + " is joined to " + sheet.name(to) : called + " is a person apart");
		}}, option("", "nobody else", joined ? "x" : ""), ...others.map(n => option(String(n), sheet.name(n), joined ? String(whole) : "")));
		const handling = element("select", {disabled: joined, "aria-label": "What to do with " + called, onchange: e => this.change(() => (sheet.handle(p.number, e.target.value), ""), called + ": " + e.target.selectedOptions[0].textContent)},
			option("", "keep", sheet.handling(p.number)), option("yes", "ignore", sheet.handling(p.number)), option("not a person", "not a person", sheet.handling(p.number)));
		const shown = element("input", {type: "checkbox", checked: !this.hidden.has(whole) && !sheet.removed(whole), disabled: joined || sheet.removed(p.number), "aria-label": called + " on the timeline",
			onchange: e => { if (e.target.checked) this.hidden.delete(p.number); else this.hidden.add(p.number); this.apply(); }});
		const first = Number.isFinite(p.first) ? element("button", {type: "button", onclick: () => app.at(p.first)}, clockTime(p.first, 1)) : "";
		const portrait = p.face ? element("img", {src: jpegURL(p.face), alt: app.model.data.thumbnails === "blurred" ? "A face, blurred" : "Face of " + called, width: 56, height: 56, className: "thumbnail"}) : null;
		return element("tr", {}, element("th", {scope: "row"}, called, ...portrait ? [element("br"), portrait] : [], ...p.from ? [element("span", {className: "folder"}, "was " + p.from)] : []), ...[name, join, handling, shown, first, lengthInWords(p.visible)].map(c => element("td", {}, c)));
	}
}
