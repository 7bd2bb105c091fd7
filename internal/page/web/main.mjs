import {fillAbout, fillLegend} from "./about.mjs";
import {App} from "./app.mjs";
import {Bars} from "./bars.mjs";
import {byId} from "./dom.mjs";
import {Film} from "./film.mjs";
import {bindKeys, keysOf} from "./keys.mjs";
import {readModel} from "./model.mjs";
import {Moments} from "./moments.mjs";
import {Notebook} from "./notebook.mjs";
import {Persons} from "./persons.mjs";
import {Rater} from "./rater.mjs";
import {Sheet} from "./sheet.mjs";
import {Tables} from "./tables.mjs";
import {bindTabs} from "./tabs.mjs";
import {bindTheme} from "./theme.mjs";
import {Timeline, fillExpressions, fillPairChoice} from "./timeline.mjs";

async function begin() {
	const data = JSON.parse(byId("data").textContent);
	const model = await readModel(data);
	const app = new App(model, new Sheet(model, data.sheet));
	const openTab = bindTabs(byId("tabs"));
	const persons = new Persons(app);
	bindTheme(app);
	fillAbout(app);
	fillLegend(app);
	app.listen("theme print", () => fillLegend(app));
	fillExpressions(app, byId("expression"), byId("band"));
	fillPairChoice(app, byId("pair"));
	const timeline = new Timeline(app);
	const rater = new Rater(app), moments = new Moments(app), notebook = new Notebook(app);
	new Bars(app);
	new Tables(app);
	app.film = new Film(app);
	byId("slider").setAttribute("aria-valuemin", model.begin.toFixed(2));
	byId("slider").setAttribute("aria-valuemax", model.end.toFixed(2));
	byId("zoomIn").addEventListener("click", () => timeline.zoom(0.5));
	byId("zoomOut").addEventListener("click", () => timeline.zoom(2));
	byId("zoomAll").addEventListener("click", () => app.see({from: model.begin, to: model.end}));
	byId("openHelp").addEventListener("click", () => byId("help").showModal());
	byId("closeHelp").addEventListener("click", () => byId("help").close());
	bindKeys({
		...keysOf(app, timeline, app.film, rater),
		n: () => moments.step(1), p: () => moments.step(-1), Enter: () => moments.play(),
		s: () => { if (!app.blind) persons.split(); },
		m: () => { openTab("tabNotes"); notebook.take(); },
	});
	const at = parseFloat(/[#&]t=([\d.]+)/.exec(location.hash)?.[1]);
	if (at >= 0) app.at(model.begin + at);
	document.documentElement.dataset.ready = "yes";
}

begin().catch(error => {
	byId("said").textContent = "This browser cannot show the page: " + error.message;
	throw error;
});
