import {byId, element, save, say} from "./dom.mjs";
import {notesAsEAF, notesFromEAF} from "./eaf.mjs";
import {mergedNotes, notesAsCSV, notesAsVTT, notesFromCSV, notesFromVTT} from "./notes.mjs";
import {remember, remembered} from "./theme.mjs";
import {clockTime, parseTime} from "./time.mjs";

// Notebook keeps the notes of a recording in the browser, under the recording's mark.
export class Notebook {
	constructor(app) {
		this.app = app;
		this.edited = null; // the note that is in the form
		this.key = "facecue:notes:" + app.model.data.mark;
		try {
			this.notes = JSON.parse(remembered(this.key) ?? "[]");
		} catch {
			this.notes = [];
		}
		byId("noteBy").value = remembered("facecue:by") ?? "";
		byId("noteForm").addEventListener("submit", e => { e.preventDefault(); this.add(); });
		byId("noteHere").addEventListener("click", () => this.take());
		byId("noteEnd").addEventListener("click", () => { byId("noteTo").value = clockTime(app.cursor); });
		byId("notesCSV").addEventListener("click", () => save("notes.csv", notesAsCSV(this.notes), "text/csv"));
		byId("notesVTT").addEventListener("click", () => save("notes.vtt", notesAsVTT(this.notes), "text/vtt"));
		byId("notesEAF").addEventListener("click", () => save("notes.eaf", notesAsEAF(this.notes, app.model.data.media), "application/xml"));
		byId("notesFile").addEventListener("change", async e => this.load(e.target.files[0]));
		this.make();
	}

	// take begins a note at the cursor.
	take() {
		this.edited = null;
		byId("noteFrom").value = clockTime(this.app.cursor);
		byId("noteTo").value = "";
		byId("noteText").focus();
	}

	// edit fills the form with a note, which the form then replaces.
	edit(note) {
		this.edited = note;
		const fill = {noteFrom: clockTime(note.from), noteTo: note.to === null ? "" : clockTime(note.to), noteTag: note.tag, noteText: note.text, noteBy: note.by};
		for (const [id, text] of Object.entries(fill)) byId(id).value = text;
		byId("noteText").focus();
	}

	add() {
		const from = parseTime(byId("noteFrom").value), to = parseTime(byId("noteTo").value || "");
		if (!(from >= 0)) return say("The time of a note is such as 12:03.5");
		if (to <= from) return say("A note ends after it begins");
		remember("facecue:by", byId("noteBy").value);
		const others = this.notes.filter(n => n !== this.edited), person = this.edited ? this.edited.person : this.app.lane?.name ?? "";
		this.edited = null;
		this.set(mergedNotes(others, [{from, to: to > from ? to : null, person, tag: byId("noteTag").value.trim(), text: byId("noteText").value.trim(), by: byId("noteBy").value.trim()}]));
		byId("noteText").value = "";
		byId("noteText").blur();
		say("Note kept");
	}

	async load(file) {
		if (!file) return;
		const text = (await file.text()).replace(/^\ufeff/, ""), read = text.startsWith("WEBVTT") ? notesFromVTT : /<ANNOTATION_DOCUMENT\b/.test(text) ? notesFromEAF : notesFromCSV, more = read(text), before = this.notes.length;
		this.set(mergedNotes(this.notes, more));
		say(`${this.notes.length - before} notes more`);
	}

	set(notes) {
		this.notes = notes;
		if (!remember(this.key, JSON.stringify(notes))) say("The browser keeps no notes: save them to a file");
		this.make();
	}

	make() {
		byId("notes").replaceChildren(...this.notes.map((n, i) => element("tr", {},
			element("td", {}, element("button", {type: "button", onclick: () => this.app.at(n.from)}, clockTime(n.from, 1) + (n.to === null ? "" : " to " + clockTime(n.to, 1)))),
			...[n.person, n.tag, n.text, n.by].map(t => element("td", {}, t)),
			element("td", {}, element("button", {type: "button", "aria-label": "Edit note " + (i + 1), onclick: () => this.edit(n)}, "Edit")),
			element("td", {}, element("button", {type: "button", "aria-label": "Delete note " + (i + 1), onclick: () => this.set(this.notes.filter(o => o !== n))}, "Delete")))));
		byId("noNotes").hidden = this.notes.length > 0;
		this.app.notes = this.notes;
		this.app.tell("notes");
	}
}
