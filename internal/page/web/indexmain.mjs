import {byId, element} from "./dom.mjs";
import {fillLegendOf} from "./legend.mjs";
import {palette} from "./labels.mjs";
import {List} from "./list.mjs";
import {PersonTrend} from "./persontrend.mjs";
import {sharesOf} from "./share.mjs";
import {bindTheme} from "./theme.mjs";
import {unpack} from "./unpack.mjs";

// IndexApp is what the parts of the page of sessions share.
class IndexApp extends EventTarget {
	constructor(data, rows) {
		super();
		Object.assign(this, {data, rows, dark: false});
	}

	tell(what) { this.dispatchEvent(new Event(what)); }

	listen(name, then) { this.addEventListener(name, then); }

	word(label) { return (this.data.words[label] || "").replaceAll("_", " "); }

	colours() { return palette(this.dark); }
}

// rowsOfSessions are a row for each person of each session, and one for a session without people.
async function rowsOfSessions(data) {
	const rows = [];
	for (const session of data.sessions) {
		if (!session.people.length) rows.push({session, person: null, order: rows.length});
		for (const person of session.people) {
			rows.push({session, person, shares: sharesOf(await unpack(person.strip), data.stripBins), order: rows.length});
		}
	}
	return rows;
}

async function beginIndex() {
	const data = JSON.parse(byId("data").textContent), app = new IndexApp(data, await rowsOfSessions(data));
	bindTheme(app);
	const legend = () => fillLegendOf(byId("legend"), l => app.word(l), app.dark, data.language);
	legend();
	app.listen("theme", legend);
	app.listen("print", () => app.tell("theme"));
	new List(app);
	new PersonTrend(app);
	const made = new Set(data.sessions.map(s => s.made)), rows = [["Made by", "facecue " + data.version], ["What it is", data.notice], ...[...made].map(m => ["Records", m])];
	byId("made").replaceChildren(...rows.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]));
	document.documentElement.dataset.ready = "yes";
}

beginIndex().catch(error => {
	byId("said").textContent = "This browser cannot show the page: " + error.message;
	throw error;
});
