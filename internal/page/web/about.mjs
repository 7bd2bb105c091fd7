import {byId, element} from "./dom.mjs";
import {clockTime} from "./time.mjs";
import {fillLegendOf, legendItem} from "./legend.mjs";
import {NOT_ANALYSED, NOT_SEEN} from "./labels.mjs";

// fillAbout says what the page shows and what made it.
export function fillAbout(app) {
	const {data} = app.model, {made, stream} = data, rows = [
		["Recording", data.recording || "without a name"],
		["Length", clockTime(app.model.end - app.model.begin, 0) + `, ${data.frames} frames`],
		["Picture", `${stream.width} × ${stream.height}`],
		["Made by", "facecue " + made.version + (made.libav ? ", " + made.libav : "")],
		...(made.models ?? []).map(m => ["Network", `${m.name}, sha256 ${m.sha256}`]),
		["Settings", made.filters],
		["What it is", made.notice],
		["Curves", data.curveStep === 1 ? "a score for each frame" : `the lowest and highest score of each ${data.curveStep} frames`],
	];
	rows.push(["Thumbnails", {blurred: "of the recording, faces blurred", clear: "of the recording", none: "none, as was asked for"}[data.thumbnails] ?? "none, since the recording was not at hand when the page was made"]);
	byId("made").replaceChildren(...rows.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)]));
	document.title = (data.recording || "Session") + " – facecue";
	byId("title").textContent = data.recording || "Session";
	if (data.unlisted) byId("made").append(element("dt", {}, "Left out"), element("dd", {}, `${data.unlisted} people who are seen for a shorter time than those on the page`));
}

// fillLegend says which colour, letter and pattern is which label, and what else the timeline shows.
export function fillLegend(app) {
	const list = byId("legend"), more = (label, text) => legendItem(label, text, "", null);
	fillLegendOf(list, l => app.word(l), app.dark, app.model.data.language);
	list.append(more(NOT_SEEN, "no face"), more(NOT_ANALYSED, "not analysed"), element("span", {className: "item"}, element("span", {className: "mark triangle"}, "▲"), element("span", {}, "fleeting candidate")));
	if (app.lanes.some(l => l.speaks)) list.append(element("span", {className: "item"}, element("span", {className: "mark speakingMark"}), element("span", {}, "speaking")));
}
