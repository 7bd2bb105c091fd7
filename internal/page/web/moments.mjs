import {byId, element, jpegURL, say} from "./dom.mjs";
import {EXPRESSIONS, LETTERS, palette} from "./labels.mjs";
import {neutralBefore, reasonsOf} from "./reasons.mjs";
import {clockTime} from "./time.mjs";

// Moments is the ranked list: a click or the keys go to a moment.
export class Moments {
	constructor(app) {
		this.app = app;
		this.now = null;
		const fill = (id, first, rows) => byId(id).replaceChildren(element("option", {value: ""}, first), ...rows.map(([value, text]) => element("option", {value}, text)));
		fill("momentLabel", "any expression", EXPRESSIONS.slice(1).map(l => [String(l), app.word(l)]));
		fill("momentKind", "any kind", [["0", "states"], ["1", "fleeting"]]);
		this.fillPeople = () => fill("momentPerson", "anybody", app.lanes.map(l => [String(l.number), l.name]));
		for (const id of ["momentPerson", "momentLabel", "momentKind", "momentOrder"]) byId(id).addEventListener("change", () => this.make());
		app.listen("people", () => { this.fillPeople(); this.make(); });
		app.listen("theme print", () => this.make());
		this.fillPeople();
		this.make();
	}

	// people are the numbers of those who show a moment, by the sheet.
	people(m) {
		const {sheet} = this.app;
		return [...new Set(m.people.map(n => sheet.personAt(n, m.apex)))].filter(n => !sheet.removed(n));
	}

	make() {
		const {app} = this, chosen = id => byId(id).value, colours = palette(app.dark);
		const fits = m => (!chosen("momentPerson") || this.people(m).includes(Number(chosen("momentPerson")))) &&
			(!chosen("momentLabel") || m.label === Number(chosen("momentLabel"))) && (!chosen("momentKind") || m.kind === Number(chosen("momentKind")));
		this.list = app.model.data.moments.map((m, i) => ({...m, rank: i + 1})).filter(m => this.people(m).length && fits(m));
		if (chosen("momentOrder") === "time") this.list.sort((a, b) => a.onset - b.onset);
		byId("moments").replaceChildren(...this.list.map((m, i) => {
			const events = app.model.events.filter(e => e.person === m.people[0]);
			const mark = element("span", {className: "mark", "aria-hidden": "true"}, LETTERS[m.label]);
			Object.assign(mark.style, {background: colours.colour[m.label], color: colours.letter[m.label]});
			const picture = m.picture ? element("img", {src: jpegURL(m.picture), alt: "", width: 96, className: "thumbnail", loading: "lazy", decoding: "async"}) : null;
			return element("li", {}, element("button", {type: "button", className: "moment" + (picture ? " pictured" : ""), onclick: () => this.go(i)}, picture, mark,
				element("span", {className: "momentText"}, element("strong", {}, clockTime(m.onset, 1) + " "), this.people(m).map(n => app.sheet.name(n)).join(", ") + ": " + reasonsOf(m, l => app.word(l), neutralBefore(events, m.onset))),
				element("span", {className: "score", title: "score of the ranking, 0 to 1"}, m.score.toFixed(2))));
		}));
		byId("momentCount").textContent = this.list.length ? `${this.list.length} ${this.list.length === 1 ? "moment" : "moments"}.` : "No moments: the faces show nothing but neutral, or could not be judged.";
	}

	go(i) {
		if (i < 0 || i >= this.list.length) return say(i < 0 ? "This is the first moment" : "This is the last moment");
		this.now = this.list[i];
		const lane = this.app.lanes.findIndex(l => l.number === this.people(this.now)[0]);
		if (lane >= 0) this.app.choose(lane);
		this.app.at(this.now.onset);
		[...byId("moments").querySelectorAll("button")].forEach((b, k) => {
			b.setAttribute("aria-current", k === i ? "true" : "false");
			if (k === i) b.scrollIntoView({block: "nearest"});
		});
		say(`Moment ${i + 1} of ${this.list.length}, ${clockTime(this.now.onset, 1)}`);
	}

	step(by) {
		const at = this.list.indexOf(this.now);
		this.go(at < 0 ? 0 : at + by);
	}

	// play plays the moment from a second before to a second after.
	play() {
		if (this.now) this.app.film.play(this.now.onset - 1, this.now.offset + 1);
	}
}
