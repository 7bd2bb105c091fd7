import {element} from "./dom.mjs";

// The measures that tables show at first.
export const MAIN_MEASURES = ["analysable_s", "analysable_share", "missing_share", "low_quality_share", ...["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"].map(l => "share_" + l), "uncertain_share",
	"rate_happiness", "expressivity_mean", "valence_proxy_mean", "fleeting_rate", "transitions"];

// measureName is the head of a column of measures: its name in words, with its unit.
export const measureName = c => c.name.replace(/_s$/, "").replaceAll("_", " ") + (c.unit ? ", " + c.unit : "");

// measureText is a cell of a column of measures: a share in percent, another number with three significant digits.
export function measureText(c, v) {
	return typeof v === "number" && /^share_|_share$/.test(c.name) ? (v * 100).toFixed(1) + " %" : shortly(v);
}

// percentOf is a part of something in percent; "" of nothing.
export const percentOf = (part, all) => all ? (part / all * 100).toFixed(1) + " %" : "";

// shortly writes a number with three significant digits.
export function shortly(v) {
	return typeof v === "number" ? String(Math.abs(v) >= 100 ? Math.round(v) : Number(v.toPrecision(3))) : v ?? "";
}

// fillTable fills a table with heads, which are [text, what it means], and rows of cells.
export function fillTable(table, heads, rows) {
	table.replaceChildren(element("thead", {}, element("tr", {}, ...heads.map(([name, text]) => element("th", {scope: "col", title: text}, name)))),
		element("tbody", {}, ...rows.map(row => element("tr", {}, ...row.map((v, i) => element(i ? "td" : "th", i ? {} : {scope: "row"}, String(v)))))));
}
