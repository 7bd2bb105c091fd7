import {frameAt} from "./model.mjs";
import {showing, inside} from "./view.mjs";

// App is what all parts of the page share: the cursor, the view, the person in focus. Parts listen
// for "cursor", "view", "people", "choice", "curve", "pair", "theme", "print", "rate" and "notes".
export class App extends EventTarget {
	constructor(model, sheet) {
		super();
		Object.assign(this, {model, sheet, lanes: [], focus: 0, expression: 2, band: "", pair: null, cursor: model.begin, view: {from: model.begin, to: model.end}, film: null, blind: false, dark: false, rated: () => [], notes: []});
	}

	tell(what) { this.dispatchEvent(new Event(what)); }

	listen(names, then) {
		for (const name of names.split(" ")) this.addEventListener(name, then);
	}

	get frame() { return frameAt(this.model.times, this.cursor); }

	// at moves the cursor to the frame of a time, and the view so that it shows it. The film
	// follows, unless it is the film that moved.
	at(seconds, byFilm = false) {
		const {times, begin, end} = this.model;
		const bounded = Math.max(begin, Math.min(end, seconds));
		this.cursor = times.length ? times[frameAt(times, bounded)] : bounded;
		this.tell("cursor");
		this.see(showing(this.view, this.cursor, begin, end));
		if (!byFilm) this.film?.seek(this.cursor);
	}

	// step moves by frames.
	step(count) {
		const {times} = this.model;
		if (!times.length) return this.at(this.cursor + count / 25);
		this.at(times[Math.max(0, Math.min(times.length - 1, this.frame + count))]);
	}

	see(view) {
		const next = inside(view, this.model.begin, this.model.end);
		if (next.from === this.view.from && next.to === this.view.to) return;
		this.view = next;
		this.tell("view");
	}

	get lane() { return this.lanes[this.focus] ?? null; }

	choose(index) {
		if (index < 0 || index >= this.lanes.length) return;
		this.focus = index;
		this.tell("choice");
	}

	// word is what a label is called.
	word(label) { return (this.model.data.words[label] || "").replaceAll("_", " "); }
}
