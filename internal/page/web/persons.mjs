import {byId, copy, element, jpegURL, save, say} from "./dom.mjs";
import {lanesOf} from "./lanes.mjs";
import {clockTime, lengthInWords} from "./time.mjs";

const MOST_LANES = 6; // that are shown at first

// Persons is the table of the people: who is who. Each change is shown at once, and people.csv
// makes every other output so.
export class Persons {
	constructor(app) {
		this.app = app;
		this.hidden = null;
		byId("savePeople").addEventListener("click", () => save("people.csv", app.sheet.csv(), "text/csv"));
		byId("copyPeople").addEventListener("click", () => copy(app.sheet.csv()));
		this.apply();
		this.make();
	}

	// apply makes the lanes anew.
	apply() {
		const {app} = this, all = lanesOf(app.model, app.sheet), inFocus = app.lane?.number;
		this.hidden ??= new Set(all.slice(MOST_LANES).map(l => l.number));
		app.lanes = all.filter(l => !this.hidden.has(l.number)).sort((a, b) => a.number - b.number);
		app.focus = Math.max(0, app.lanes.findIndex(l => l.number === inFocus));
		app.tell("people");
		app.tell("choice");
	}

	change(why, what) {
		say(why || what);
		this.apply();
		this.make();
	}

	make() {
		const {app} = this, {sheet, model} = app;
		byId("people").replaceChildren(...model.people.map(p => this.rowOf(p, sheet)));
	}

	rowOf(p, sheet) {
		const {app} = this, whole = sheet.whole(p.number), joined = whole !== p.number, called = "P" + p.number;
		const name = element("input", {type: "text", value: joined ? "" : sheet.name(p.number), maxLength: 60, disabled: joined, "aria-label": "Name of " + called,
			onchange: e => this.change(sheet.rename(p.number, e.target.value), called + " is called " + e.target.value)});
		const option = (value, text, now) => element("option", {value, selected: value === now}, text);
		const others = app.model.people.filter(o => o.number !== p.number && sheet.whole(o.number) === o.number && !sheet.removed(o.number));
		const join = element("select", {"aria-label": called + " is the same person as", onchange: e => {
			const to = Number(e.target.value);
			const why = to ? sheet.join(p.number, to) : (sheet.split(p.number), "");
			this.change(why, to ? called + " is joined to " + sheet.name(to) : called + " is a person apart");
		}}, option("", "nobody else", joined ? "x" : ""), ...others.map(o => option(String(o.number), sheet.name(o.number), joined ? String(whole) : "")));
		const handling = element("select", {disabled: joined, "aria-label": "What to do with " + called, onchange: e => { sheet.handle(p.number, e.target.value); this.change("", called + ": " + e.target.selectedOptions[0].textContent); }},
			option("", "keep", sheet.handling(p.number)), option("yes", "ignore", sheet.handling(p.number)), option("not a person", "not a person", sheet.handling(p.number)));
		const shown = element("input", {type: "checkbox", checked: !this.hidden.has(whole) && !sheet.removed(whole), disabled: joined || sheet.removed(p.number), "aria-label": called + " on the timeline",
			onchange: e => { if (e.target.checked) this.hidden.delete(p.number); else this.hidden.add(p.number); this.apply(); }});
		const first = element("button", {type: "button", onclick: () => app.at(p.first)}, clockTime(p.first, 1));
		const portrait = p.face ? element("img", {src: jpegURL(p.face), alt: app.model.data.thumbnails === "blurred" ? "A face, blurred" : "Face of " + called, width: 56, height: 56, className: "thumbnail"}) : null;
		return element("tr", {}, element("th", {scope: "row"}, called, ...portrait ? [element("br"), portrait] : []), ...[name, join, handling, shown, first, lengthInWords(p.visible)].map(c => element("td", {}, c)));
	}
}
