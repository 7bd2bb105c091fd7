import {LOW_QUALITY, UNCERTAIN} from "./labels.mjs";

export const STRIP_UNITS = 250;
const HIGH = 24; // pixels of a strip

// sharesOf are, of each stretch of a recording, the shares of its time by label: [label, share],
// from neutral on, without those that are 0. The bytes are planes, one for each label from 1 on.
export function sharesOf(bytes, bins) {
	return Array.from({length: bins}, (_, i) => {
		const list = [];
		for (let label = 1; label <= LOW_QUALITY; label++) {
			const v = bytes[(label - 1) * bins + i];
			if (v) list.push([label, v / STRIP_UNITS]);
		}
		return list;
	});
}

// labelAt is the number of the label that a pixel of a column shows, 0 where nothing was seen. Row 0
// is at the bottom.
export function labelAt(shares, row, rows) {
	let top = 0;
	for (const [label, share] of shares) {
		// What is shown at all has a pixel.
		top += Math.max(1, share * rows);
		if (row < top) return label;
	}
	return 0;
}

// paintShares paints a strip: a pixel column for each stretch. Labels that name no expression are dotted.
export function paintShares(canvas, columns, colours) {
	Object.assign(canvas, {width: columns.length, height: HIGH});
	const c = canvas.getContext("2d"), picture = c.createImageData(columns.length, HIGH);
	const paint = (x, y, colour) => {
		const at = 4 * (y * columns.length + x);
		for (let k = 0; k < 3; k++) picture.data[at + k] = parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
		picture.data[at + 3] = 255;
	};
	columns.forEach((shares, x) => {
		for (let row = 0; row < HIGH; row++) {
			const label = labelAt(shares, row, HIGH), dotted = label === UNCERTAIN || label === LOW_QUALITY;
			if (label === 0 || dotted && (x + row) % (label === UNCERTAIN ? 2 : 4)) continue;
			paint(x, HIGH - 1 - row, colours.colour[label]);
		}
	});
	c.putImageData(picture, 0, 0);
}

// sharesInWords says of which labels a strip mostly is.
export function sharesInWords(columns, word) {
	const sums = new Map();
	for (const shares of columns) for (const [label, share] of shares) sums.set(label, (sums.get(label) ?? 0) + share / columns.length);
	const list = [...sums].filter(([, v]) => v >= 0.005).sort((a, b) => b[1] - a[1]).map(([label, v]) => `${word(label)} ${Math.round(v * 100)} %`);
	return list.length ? list.join(", ") : "not seen";
}
