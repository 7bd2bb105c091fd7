import {csvOf} from "./csv.mjs";
import {byId, copy, element} from "./dom.mjs";
import {measureName, measureText} from "./grid.mjs";
import {paintShares, sharesInWords} from "./share.mjs";
import {clockTime, lengthInWords} from "./time.mjs";
import {urlOf} from "./url.mjs";

const MAIN_COLUMNS = ["analysable_share", "share_neutral", "share_happiness", "share_sadness", "share_anger", "uncertain_share", "rate_happiness", "expressivity_mean", "valence_proxy_mean", "fleeting_rate"];
const WITHOUT = ["person", "window", "window_from_s", "window_to_s"]; // columns that say nothing here

// rowsInOrder sorts rows by a key, upwards or downwards; rows without a value come last. Rows of one value
// keep their order.
export function rowsInOrder(rows, key, down) {
	const missing = v => v === null || v === undefined || v === "";
	return rows.map((row, i) => [row, key(row), i]).sort(([, a, i], [, b, j]) => {
		if (missing(a) || missing(b)) return missing(a) - missing(b) || i - j;
		const order = typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en", {numeric: true});
		return (down ? -order : order) || i - j;
	}).map(([row]) => row);
}

// List is the table of sessions and people.
export class List {
	constructor(app) {
		this.app = app;
		this.sorted = {name: "session", down: false};
		byId("filter").addEventListener("input", () => this.fill());
		byId("columns").addEventListener("change", () => this.make());
		byId("copyList").addEventListener("click", () => copy(csvOf(this.text())));
		app.listen("theme", () => this.paint());
		this.make();
	}

	// columns are {name, head, text, key, cell}: what a column is called and means, by what it sorts, and what its cells show.
	columns() {
		const {data} = this.app, at = Object.fromEntries(data.columns.map((c, i) => [c.name, i]));
		const all = byId("columns").value === "all", measures = all ? data.columns.filter(c => !WITHOUT.includes(c.name)) : MAIN_COLUMNS.map(n => data.columns[at[n]]);
		const roles = this.app.rows.some(r => r.person?.role);
		return [
			{name: "session", head: "Session", text: "the record's file", key: r => r.order, cell: r => this.sessionCell(r.session), value: r => r.session.folder + r.session.name},
			{name: "person", head: "Person", text: "P1, P2 by order of appearance, or the name given", key: r => r.person?.name, cell: r => r.person?.name ?? "nobody", value: r => r.person?.name},
			...roles ? [{name: "role", head: "Role", text: "what the person is in the session", key: r => r.person?.role, cell: r => r.person?.role ?? "", value: r => r.person?.role}] : [],
			{name: "strip", head: "Strip", cell: r => r.person ? this.stripCell(r) : ""},
			{name: "length", head: "length", text: "of the recording", key: r => r.session.seconds, cell: r => clockTime(r.session.seconds, 0), value: r => r.session.seconds},
			...measures.map(c => ({name: c.name, head: measureName(c), text: c.text, key: r => r.person?.row[at[c.name]], cell: r => measureText(c, r.person?.row[at[c.name]]), value: r => r.person?.row[at[c.name]]})),
		];
	}

	make() {
		this.shown = this.columns();
		byId("heads").replaceChildren(...this.shown.map(c => {
			const {name, down} = this.sorted, now = name === c.name;
			const mark = element("span", {"aria-hidden": "true"}, now ? down ? " ▼" : " ▲" : "");
			const head = c.key ? element("button", {type: "button", className: "sort", title: c.text, onclick: () => this.sort(c.name)}, c.head, mark) : c.head;
			return element("th", {scope: "col", ...now ? {"aria-sort": down ? "descending" : "ascending"} : {}}, head);
		}));
		this.fill();
	}

	// sort puts the rows in order of a column; a second call turns the order round.
	sort(name) {
		const {name: before, down} = this.sorted;
		this.sorted = {name, down: before === name ? !down : !["session", "person", "role"].includes(name)};
		this.make();
		[...byId("heads").querySelectorAll("button")].find((_, i) => this.shown.filter(c => c.key)[i].name === name)?.focus();
	}

	fill() {
		const wanted = byId("filter").value.trim().toLowerCase(), {app} = this;
		const fits = r => !wanted || [r.session.folder + r.session.name, r.session.participant, r.session.session, r.person?.name, r.person?.role].some(t => t?.toLowerCase().includes(wanted));
		const by = this.shown.find(c => c.name === this.sorted.name) ?? this.shown[0];
		this.list = rowsInOrder(app.rows.filter(fits), by.key, this.sorted.down);
		this.strips = [];
		byId("rows").replaceChildren(...this.list.map(r => element("tr", {}, ...this.shown.map((c, i) => element(i ? "td" : "th", i ? {} : {scope: "row"}, c.cell(r))))));
		const sessions = new Set(this.list.map(r => r.session)).size;
		byId("count").textContent = `${sessions} ${sessions === 1 ? "session" : "sessions"}, ${this.list.length} ${this.list.length === 1 ? "row" : "rows"}.`;
		this.paint();
	}

	sessionCell(s) {
		const what = s.page ? element("a", {href: urlOf(s.page)}, s.name) : element("span", {}, s.name), notes = [s.folder, s.unlisted ? `and ${s.unlisted} people seen more shortly` : "", s.fault && "not read to its end"].filter(t => t);
		return element("span", {title: s.fault}, what, ...notes.map(t => element("span", {className: "folder"}, t)));
	}

	// stripCell is the strip, which leads to the session's page at the time that is clicked.
	stripCell({session, person, shares}) {
		const canvas = element("canvas", {"aria-hidden": "true"}), what = `${person.name}, ${lengthInWords(session.seconds)}: ${sharesInWords(shares, l => this.app.word(l))}`;
		this.strips.push([canvas, shares]);
		if (!session.page) return element("span", {className: "strip", role: "img", "aria-label": what, title: what}, canvas);
		const go = e => {
			const area = canvas.getBoundingClientRect(), share = e.clientX ? (e.clientX - area.left) / area.width : 0;
			e.currentTarget.href = urlOf(session.page) + `#t=${(Math.max(0, Math.min(1, share)) * session.seconds).toFixed(1)}`;
		};
		return element("a", {className: "strip", href: urlOf(session.page), "aria-label": "Page of " + session.name + ". " + what, title: what, onclick: go}, canvas);
	}

	paint() {
		for (const [canvas, shares] of this.strips) paintShares(canvas, shares, this.app.colours());
	}

	// text are the rows that are shown, as a table.
	text() {
		const columns = this.shown.filter(c => c.value);
		return [columns.map(c => c.name), ...this.list.map(r => columns.map(c => c.value(r)))];
	}
}
