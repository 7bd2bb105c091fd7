import {element, fitted} from "./dom.mjs";
import {HAPPINESS} from "./labels.mjs";
import {scale} from "./strip.mjs";

const TOGETHER = 14, Z = 40, LAG = 26, SPACE = 4;
const FULL_Z = 0.5; // mean of Fisher's z that is as high as the lane

// PairRow is the lane of two people: the stretches in which both smile, with who began; the windowed cross-correlation of their
// scores of happiness; and the lag at which it is highest.
export class PairRow {
	constructor(app, pair) {
		Object.assign(this, {app, pair, names: namesOf(app, pair)});
		this.canvas = element("canvas", {"aria-hidden": "true"});
		const limit = (text, top) => { const e = element("span", {className: "limit", "aria-hidden": "true"}, text); e.style.top = top + "px"; return e; };
		const most = Math.max(1, ...pair.windows.lags.map(Math.abs)), shown = pair.windows.z.length ? [limit("z " + FULL_Z, TOGETHER + SPACE), limit(this.names[0] + " leads", TOGETHER + 2 * SPACE + Z)] : [];
		this.most = most;
		this.row = element("div", {className: "row found"}, element("span", {className: "who plain"}, this.names.join(" and "), element("span", {className: "folder"}, pair.windows.z.length ? "both smile; their correlation; who leads" : pair.episodes.length ? "both smile" : "never smile at once")),
			element("div", {className: "moving"}, this.canvas, ...shown));
	}

	press() {}

	mark() {}

	tell() {}

	draw({stretch, width, ratio, colours}) {
		const {windows} = this.pair, c = fitted(this.canvas, width, TOGETHER + (windows.z.length ? Z + LAG + 2 * SPACE : 0), ratio);
		c.fillStyle = colours.lane;
		c.fillRect(0, 0, width, TOGETHER);
		this.drawEpisodes(c, stretch, width, colours);
		if (windows.z.length) this.drawWindows(c, stretch, width, colours);
	}

	drawEpisodes(c, stretch, width, colours) {
		const x = scale(stretch, width);
		c.font = "600 10px system-ui, sans-serif";
		c.textBaseline = "middle";
		for (const e of this.pair.episodes) {
			const from = Math.max(0, x(e.onset)), w = Math.max(1, Math.min(width, x(e.offset)) - from);
			if (e.offset <= stretch.from || e.onset >= stretch.to) continue;
			c.fillStyle = colours.colour[HAPPINESS];
			c.fillRect(from, 0, w, TOGETHER);
			const text = beganFirst(e, this.names);
			c.fillStyle = colours.letter[HAPPINESS];
			if (w > c.measureText(text).width + 8) c.fillText(text, from + 4, TOGETHER / 2 + 0.5);
		}
	}

	// drawWindows draws each window as a bar over its middle, as wide as the step to the next one.
	drawWindows(c, stretch, width, colours) {
		const {windows} = this.pair, x = scale(stretch, width), zero = TOGETHER + SPACE + Z / 2, even = TOGETHER + 2 * SPACE + Z + LAG / 2;
		c.fillStyle = colours.line;
		c.fillRect(0, Math.round(zero), width, 1);
		c.fillRect(0, Math.round(even), width, 1);
		c.fillStyle = colours.text;
		windows.z.forEach((z, i) => {
			const [from, to] = middleOf(windows, i, this.app.model.begin).map(x);
			if (z === null || to < 0 || from > width) return;
			const high = Math.round(Math.max(-1, Math.min(1, z / FULL_Z)) * Z / 2), up = Math.round(windows.lags[i] / this.most * LAG / 2);
			c.fillRect(from, Math.round(zero) - Math.max(0, high), Math.max(1, to - from - 1), Math.max(1, Math.abs(high)));
			c.fillRect(from, Math.round(even) - up - 1, Math.max(1, to - from - 1), 3);
		});
	}
}

// middleOf is the stretch around the middle of a window that is nearer to it than to the middle of another one.
export function middleOf({length, step}, i, begin) {
	const middle = begin + i * step + length / 2;
	return [middle - step / 2, middle + step / 2];
}

// namesOf are the names of the two people of a pair.
export const namesOf = ({sheet}, {a, b}) => [a, b].map(n => sheet.name(sheet.whole(n)));

// beganFirst says who began to smile.
export const beganFirst = ({first}, names) => first ? names[first - 1] + " first" : "together";
