import {byId, element, save, say} from "./dom.mjs";
import {EXPRESSIONS, LETTERS} from "./labels.mjs";
import {intervalsOf, marked, ratingsAsCSV, unmarked} from "./rating.mjs";
import {remember, remembered} from "./theme.mjs";
import {clockTime} from "./time.mjs";

// Rater lets somebody label the person in focus while the film plays, without what facecue says.
export class Rater {
	constructor(app) {
		this.app = app;
		this.key = "facecue:ratings:" + app.model.data.mark;
		try {
			this.ratings = new Map(JSON.parse(remembered(this.key) ?? "[]"));
		} catch {
			this.ratings = new Map();
		}
		app.rated = lane => intervalsOf(this.ratings.get(lane.number) ?? [], app.model.end);
		byId("rating").addEventListener("change", e => this.switch(e.target.checked));
		byId("raterFile").addEventListener("click", () => this.download());
		byId("raterClear").addEventListener("click", () => { if (confirm("Delete all ratings of this page?")) this.set(new Map()); });
		byId("raterKeys").replaceChildren(...[...EXPRESSIONS, 0].map(l => element("button", {type: "button", onclick: () => this.mark(l)}, `${l} ${l ? app.word(l) : "nothing"}`)));
		app.listen("choice people cursor", () => this.tell());
		this.tell();
	}

	// switch begins and ends rating; while it lasts, what facecue found is hidden.
	switch(on) {
		this.app.blind = on;
		document.body.classList.toggle("blind", on);
		byId("raterTools").hidden = !on;
		this.app.tell("rate");
		say(on ? "Rating: what facecue found is hidden" : "What facecue found is shown");
	}

	mark(label) {
		const {app} = this, lane = app.lane;
		if (!lane || !app.blind) return;
		this.set(new Map(this.ratings).set(lane.number, marked(this.ratings.get(lane.number) ?? [], app.cursor, label)));
	}

	back() {
		const {app} = this, lane = app.lane;
		if (lane) this.set(new Map(this.ratings).set(lane.number, unmarked(this.ratings.get(lane.number) ?? [], app.cursor)));
	}

	set(ratings) {
		this.ratings = ratings;
		if (!remember(this.key, JSON.stringify([...ratings]))) say("The browser keeps no ratings: save them to a file");
		this.tell();
		this.app.tell("rate");
	}

	tell() {
		const {app} = this, lane = app.lane;
		if (!lane) return;
		const now = app.rated(lane).find(i => i.onset <= app.cursor + 1e-6 && i.offset > app.cursor);
		byId("raterNow").textContent = `${lane.name}: ${now ? LETTERS[now.label] + " " + app.word(now.label) : "nothing"} at ${clockTime(app.cursor, 1)}`;
	}

	download() {
		const by = byId("raterName").value.trim().replace(/[^\p{L}\p{Nd}._-]+/gu, "_") || "rater", {app} = this;
		save(by + ".csv", ratingsAsCSV([...this.ratings].map(([n, marks]) => [app.sheet.name(n), marks]), app.model.end), "text/csv");
	}
}
