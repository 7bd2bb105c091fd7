import {csvOf} from "./csv.mjs";
import {byId, copy, element} from "./dom.mjs";
import {MAIN_MEASURES, fillTable, measureName, measureText, percentOf} from "./grid.mjs";
import {EXPRESSIONS, FLEETING, LETTERS} from "./labels.mjs";
import {fillLane, fillPairs} from "./pairtable.mjs";
import {clockTime} from "./time.mjs";

const MAIN = ["person", "window", ...MAIN_MEASURES];

// Tables has the measures, and for people who do not see the timeline all events.
export class Tables {
	constructor(app) {
		this.app = app;
		for (const id of ["measureWindow", "measureColumns"]) byId(id).addEventListener("change", () => this.measures());
		for (const button of document.querySelectorAll("[data-copies]")) button.addEventListener("click", () => copy(csvOf([...byId(button.dataset.copies).rows].map(row => [...row.cells].map(c => c.textContent)))));
		byId("copyMeasures").addEventListener("click", () => copy(csvOf(this.asText)));
		app.listen("people", () => this.make());
		app.listen("pair", () => fillLane(app));
		app.listen("choice", () => this.events());
		byId("eventsPart").addEventListener("toggle", () => this.events());
		this.make();
	}

	make() {
		this.measures();
		this.transitions();
		fillPairs(this.app);
		fillLane(this.app);
		this.quality();
		this.events();
	}

	// measures are those of each number of the record; joined numbers stay apart until render
	// makes the page anew.
	measures() {
		const data = this.app.model.data.measures, window = byId("measureWindow").value;
		if (!data) return;
		const at = Object.fromEntries(data.columns.map((c, i) => [c.name, i]));
		const fits = row => window === "grid" ? row[at.window].startsWith("window_") : window === "opening" ? ["opening_300s", "rest"].includes(row[at.window]) : row[at.window] === "all";
		const chosen = byId("measureColumns").value === "all" ? data.columns : MAIN.filter(n => n in at).map(n => data.columns[at[n]]);
		const rows = data.rows.filter(fits);
		const text = (c, v, row) => c.name === "window" ? windowName(v, row[at.window_from_s], row[at.window_to_s]) : v;
		this.asText = [chosen.map(c => c.name), ...rows.map(row => chosen.map(c => row[at[c.name]]))];
		fillTable(byId("measures"), chosen.map(c => [measureName(c), c.text]), rows.map(row => chosen.map(c => measureText(c, text(c, row[at[c.name]], row)))));
		byId("noMeasures").hidden = rows.length > 0;
	}

	transitions() {
		const {app} = this, list = app.model.data.measures?.transitions ?? [], from = [...EXPRESSIONS, 9];
		const rows = app.model.people.filter(p => list.some(t => t.person === p.number)).flatMap(p => from.map(l => {
			const own = list.filter(t => t.person === p.number && t.from === l);
			return own.length ? [p.name, app.word(l), ...from.map(to => own.find(t => t.to === to)?.count ?? "")] : null;
		})).filter(r => r);
		fillTable(byId("transitions"), ["person", "from", ...from.map(l => app.word(l))].map(n => [n, ""]), rows);
		byId("transitionsPart").hidden = !rows.length;
	}

	// quality says of each number how well its faces could be judged, in shares of the frames in which it is seen.
	quality() {
		const {app} = this, rows = app.model.people.map(({number, faces, quality: q}) => [app.sheet.name(app.sheet.whole(number)), Math.round(q.height), ...[q.judged, q.small, q.cut, q.turned, q.unclear].map(n => percentOf(n, faces))]);
		fillTable(byId("quality"), [["person", ""], ["height of the face, pixels", "median of the boxes"], ["judged", "share of the frames in which the person is seen"], ["too small", "of low quality since the eyes are too near to each other"],
			["cut off", "of low quality since the face reaches over the edge of the picture"], ["turned away", "of low quality since the face is seen from the side"], ["blurred or dark", "of low quality for another reason: blurred, or with little contrast, as in the dark or against the light"]], rows);
	}

	// events are those of the person in focus, made when the part is open.
	events() {
		const {app} = this, lane = app.lane;
		if (!byId("eventsPart").open || !lane) return;
		byId("eventsOf").textContent = lane.name;
		byId("events").replaceChildren(...lane.events.map(e => element("tr", {},
			element("td", {}, element("button", {type: "button", onclick: () => app.at(e.onset)}, clockTime(e.onset))),
			...[clockTime(e.offset), app.word(e.label) + " (" + LETTERS[e.label] + ")", e.kind === FLEETING ? "fleeting" : "state", e.peak < 0 ? "" : e.peak.toFixed(2)].map(t => element("td", {}, t)))));
	}
}

function windowName(name, from, to) {
	return name === "all" ? "all" : name === "rest" ? "the rest" : `${clockTime(from, 0)} to ${clockTime(to, 0)}`;
}
