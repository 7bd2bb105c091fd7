import {ticksBetween} from "./trend.mjs";

const WIDE = 900, HIGH_CHART = 260, LEFT = 56, BELOW = 46, ABOVE = 12;

function drawn(name, attributes, text) {
	const e = document.createElementNS("http://www.w3.org/2000/svg", name);
	for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
	if (text !== undefined) e.textContent = text;
	return e;
}

// lineOf draws a series as dots with a line from each to the next, and intervals as whiskers. A value that is
// not known leaves a gap. text(value) is how a value is written.
export function lineOf(series, text, title) {
	const known = series.filter(p => p.value !== null), all = known.flatMap(p => [p.value, p.low ?? p.value, p.high ?? p.value]);
	const ticks = ticksBetween(Math.min(0, ...all), Math.max(0, ...all)), low = ticks[0], high = ticks.at(-1);
	const step = (WIDE - LEFT - 24) / Math.max(1, series.length), x = i => LEFT + (i + 0.5) * step, y = v => ABOVE + (high - v) / (high - low) * (HIGH_CHART - ABOVE - BELOW);
	const svg = drawn("svg", {viewBox: `0 0 ${WIDE} ${HIGH_CHART}`, role: "img", "aria-label": title});
	for (const t of ticks) {
		svg.append(drawn("path", {class: "axis", d: `M${LEFT} ${y(t)}H${WIDE - 20}`}), drawn("text", {x: LEFT - 8, y: y(t) + 4, "text-anchor": "end"}, text(t)));
	}
	const each = Math.ceil(series.length * 90 / (WIDE - LEFT));
	let path = "", pen = "M";
	series.forEach((p, i) => {
		if (i % each === 0) svg.append(drawn("text", {x: x(i), y: HIGH_CHART - BELOW + 20, "text-anchor": "middle"}, p.label.length > 16 ? p.label.slice(0, 15) + "…" : p.label));
		if (p.value === null) { pen = "M"; return; }
		if (p.low !== null && p.high !== null) svg.append(drawn("path", {class: "whisker", d: `M${x(i)} ${y(p.low)}V${y(p.high)}M${x(i) - 4} ${y(p.low)}h8M${x(i) - 4} ${y(p.high)}h8`}));
		path += `${pen}${x(i)} ${y(p.value)}`;
		pen = "L";
	});
	svg.append(drawn("path", {class: "path", d: path || "M0 0"}));
	series.forEach((p, i) => {
		if (p.value === null) return;
		const dot = drawn("circle", {class: "dot", cx: x(i), cy: y(p.value), r: 5});
		dot.append(drawn("title", {}, `${p.label}: ${text(p.value)}`));
		svg.append(dot);
	});
	return svg;
}
