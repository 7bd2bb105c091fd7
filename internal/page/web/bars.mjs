import {byId, element, soon} from "./dom.mjs";
import {EXPRESSIONS, LETTERS, LOW_QUALITY, NOT_ANALYSED, NOT_SEEN, palette} from "./labels.mjs";
import {codeAt, stateAt} from "./lanes.mjs";
import {shortly} from "./grid.mjs";
import {valueIn} from "./model.mjs";

const MOST = 8; // people whose scores are shown

// Bars shows the scores of the frame at the cursor as bars, for each person.
export class Bars {
	constructor(app) {
		this.app = app;
		const draw = soon(() => this.draw());
		app.listen("cursor choice theme", draw);
		app.listen("people", () => this.make());
		this.make();
	}

	make() {
		const {app} = this;
		this.cards = app.lanes.slice(0, MOST).map(lane => {
			const bars = EXPRESSIONS.map(l => {
				const fill = element("span", {className: "fill"}), value = element("span", {className: "value"});
				return {l, fill, value, row: element("div", {className: "bar", title: app.word(l)}, element("span", {className: "letter"}, LETTERS[l]), element("span", {className: "word"}, app.word(l)), element("span", {className: "track"}, fill), value)};
			});
			const what = element("span", {className: "what"}), number = lane.pieces[0].number;
			const estimates = app.model.series.filter(one => one.person === number).map(one => {
				const fill = element("span", {className: "fill"}), value = element("span", {className: "value"});
				return {one, fill, value, row: element("div", {className: "bar", title: one.name}, element("span", {}), element("span", {className: "word"}, one.name), element("span", {className: "track"}, fill), value)};
			});
			return {lane, bars, estimates, what, card: element("div", {className: "card"}, element("h3", {}, lane.name), what, ...[...bars, ...estimates].map(b => b.row))};
		});
		byId("bars").replaceChildren(...this.cards.map(c => c.card));
		this.draw();
	}

	draw() {
		const {app} = this, {times} = app.model, colours = palette(app.dark), frame = app.frame;
		this.cards.forEach(({lane, bars, estimates, what, card}, i) => {
			card.classList.toggle("focus", i === app.focus);
			const state = stateAt(lane, app.cursor), code = codeAt(lane, times, app.cursor);
			what.textContent = {[NOT_SEEN]: "no face", [LOW_QUALITY]: app.word(LOW_QUALITY), [NOT_ANALYSED]: "not analysed"}[code] ?? (state ? app.word(state.label) : "no state yet");
			for (const {l, fill, value} of bars) {
				const range = code === NOT_SEEN ? null : lane.range(l, frame, frame + 1);
				fill.style.width = range ? range[1] * 100 + "%" : "0";
				fill.style.background = colours.colour[l];
				value.textContent = range ? Math.round(range[1] * 100) + " %" : "–";
			}
			for (const {one, fill, value} of estimates) {
				const range = lane.seriesRange(one.name, frame, frame + 1);
				fill.style.width = range ? range[1] * 100 + "%" : "0";
				fill.style.background = colours.text;
				value.textContent = range ? shortly(valueIn(one, range[1])) : "–";
			}
		});
	}
}
