import {beganFirst, namesOf} from "./dyadrow.mjs";
import {byId, element} from "./dom.mjs";
import {fillTable, percentOf, shortly} from "./grid.mjs";
import {clockTime} from "./time.mjs";

// fillPairs fills the table of what two people show together.
export function fillPairs(app) {
	const percent = v => v === null ? "" : percentOf(v, 1);
	const rows = app.model.data.pairs.map(p => [namesOf(app, p).join(" and "), shortly(p.seconds), percent(p.both), percent(p.expected), p.lift === null ? "" : p.lift.toFixed(2), p.episodes.length,
		`${p.answers[0].answered} of ${p.answers[0].onsets}`, `${p.answers[1].answered} of ${p.answers[1].onsets}`]);
	fillTable(byId("pairs"), [["two people", ""], ["both judged, s", "seconds in which both could be judged"], ["both smile", "share of that time"], ["by chance", "share if neither depended on the other"], ["lift", "share by chance times this"], ["stretches", "in which both smile"],
		["second answers", "smiles of the first that the second follows within 2 s"], ["first answers", "smiles of the second that the first follows within 2 s"]], rows);
	byId("pairsPart").hidden = !rows.length;
}

// fillLane fills the tables of what the lane of two people shows.
export function fillLane(app) {
	const {pair} = app, names = pair && namesOf(app, pair), {begin} = app.model;
	byId("lanePart").hidden = !pair;
	if (!pair) return;
	byId("laneOf").textContent = names.join(" and ");
	byId("episodes").replaceChildren(...pair.episodes.map(e => element("tr", {}, element("td", {}, element("button", {type: "button", onclick: () => app.at(e.onset)}, clockTime(e.onset))),
		...[clockTime(e.offset), beganFirst(e, names), e.lead.toFixed(2)].map(t => element("td", {}, t)))));
	byId("episodesPart").hidden = !pair.episodes.length;
	byId("windowsPart").hidden = !pair.windows.z.length;
	const {length, step, z, lags} = pair.windows, leads = lag => lag === 0 ? "neither" : names[lag > 0 ? 0 : 1];
	fillTable(byId("windows"), [["from", ""], ["to", ""], ["z", "mean of Fisher's z over lags up to 5 s"], ["lag, s", "that of the highest z"], ["leads", "whose score the other's follows at that lag"]],
		z.map((v, i) => [clockTime(begin + i * step, 0), clockTime(begin + i * step + length, 0), ...v === null ? ["", "", ""] : [v.toFixed(2), Math.abs(lags[i]).toFixed(1), leads(lags[i])]]));
}
