import {LETTERS, LOW_QUALITY, NEUTRAL, NOT_ANALYSED, NOT_SEEN, STATE, UNCERTAIN} from "./labels.mjs";
import {frameAt} from "./model.mjs";

// patterns are fills that are told apart without colour: dots for a face too poor to judge, crosses
// for frames that were not analysed, stripes for an uncertain expression. They are made once for each theme; a pattern of
// one canvas fills any other.
export function patterns(context, colours) {
	if (!patternsOf.has(colours.lane)) patternsOf.set(colours.lane, makePatterns(context, colours));
	return patternsOf.get(colours.lane);
}

const patternsOf = new Map();

function makePatterns(context, colours) {
	const tile = document.createElement("canvas");
	tile.width = tile.height = 8;
	const c = tile.getContext("2d");
	const make = draw => {
		c.fillStyle = colours.lane;
		c.fillRect(0, 0, 8, 8);
		c.fillStyle = c.strokeStyle = colours.line;
		c.beginPath();
		draw();
		c.stroke();
		return context.createPattern(tile, "repeat");
	};
	const line = (...p) => { c.moveTo(p[0], p[1]); c.lineTo(p[2], p[3]); };
	return {
		[LOW_QUALITY]: make(() => { c.fillRect(1, 1, 2, 2); c.fillRect(5, 5, 2, 2); }),
		[NOT_ANALYSED]: make(() => { line(0, 0, 8, 8); line(8, 0, 0, 8); }),
		[UNCERTAIN]: make(() => { line(0, 8, 8, 0); line(-2, 2, 2, -2); line(6, 10, 10, 6); }),
	};
}

// scale turns seconds into pixels.
export function scale(view, width) {
	const perSecond = width / (view.to - view.from || 1);
	return seconds => (seconds - view.from) * perSecond;
}

// statesOf are the states in the order in which they are drawn: neutral comes first and short states
// last, so that a short one stays visible where many share a pixel.
export function statesOf(events) {
	const rank = e => e.label === NEUTRAL ? 0 : e.label === UNCERTAIN ? 1 : 2;
	return events.filter(e => e.kind === STATE).sort((a, b) => rank(a) - rank(b) || (b.offset - b.onset) - (a.offset - a.onset));
}

export const LETTER_ROOM = 18; // pixels that a state with a letter has

// labelAtEdge is the label of the state at the left edge of a view whose letter is drawn left of the view: at the state's
// onset, or where the canvas begins. 0 without one, or where the rest of the state has no room for a letter.
export function labelAtEdge(states, from, perSecond, drawnFrom) {
	const state = states.findLast(e => e.onset < from && e.offset > from);
	if (!state || state.label === UNCERTAIN || (from - Math.max(state.onset, drawnFrom)) * perSecond < 0.5) return 0;
	return (state.offset - from) * perSecond > LETTER_ROOM ? state.label : 0;
}

// drawStates draws a strip of states.
export function drawStates(c, lane, view, box, colours, fills) {
	const x = scale(view, box.w);
	for (const e of lane.states ?? statesOf(lane.events)) {
		if (e.offset <= view.from || e.onset >= view.to) continue;
		const from = Math.max(0, x(e.onset)), to = Math.min(box.w, x(e.offset)), w = Math.max(1, to - from);
		c.fillStyle = e.label === UNCERTAIN ? fills[UNCERTAIN] : colours.colour[e.label];
		c.fillRect(box.x + from, box.y, w, box.h);
		if (w > LETTER_ROOM && box.h >= 14 && e.label !== UNCERTAIN) {
			c.fillStyle = colours.letter[e.label];
			c.font = "600 11px system-ui, sans-serif";
			c.textBaseline = "middle";
			c.fillText(LETTERS[e.label], box.x + from + 4, box.y + box.h / 2 + 0.5);
		}
		if (w > 3) {
			c.fillStyle = colours.lane;
			c.fillRect(box.x + from + w - 0.5, box.y, 0.5, box.h);
		}
	}
}

// drawGaps draws over the strip where a person could not be judged.
export function drawGaps(c, lane, times, end, view, box, colours, fills) {
	const x = scale(view, box.w), timeOf = i => i < times.length ? times[i] : end;
	for (const [code, first, after] of lane.gaps) {
		const from = timeOf(first), to = timeOf(after);
		if (to <= view.from || from >= view.to) continue;
		const left = Math.max(0, x(from)), w = Math.min(box.w, x(to)) - left;
		if (w < 0.7) continue;
		if (code === NOT_SEEN) {
			c.fillStyle = colours.lane;
			c.fillRect(box.x + left, box.y, w, box.h);
			c.fillStyle = colours.line;
			c.fillRect(box.x + left, box.y + box.h / 2, w, 1);
			continue;
		}
		c.fillStyle = fills[code];
		c.fillRect(box.x + left, box.y, w, box.h);
	}
}

// drawFleeting marks fleeting candidates by a triangle at the apex, with its letter where there is
// room.
export function drawFleeting(c, lane, view, box, colours) {
	const x = scale(view, box.w);
	const shown = lane.fleeting.filter(e => e.offset >= view.from && e.onset <= view.to).sort((a, b) => a.apex - b.apex);
	shown.forEach((e, i) => {
		const at = box.x + x(e.apex);
		c.fillStyle = colours.colour[e.label];
		c.beginPath();
		c.moveTo(at, box.y);
		c.lineTo(at - 4, box.y + box.h);
		c.lineTo(at + 4, box.y + box.h);
		c.fill();
		if (i + 1 === shown.length || x(shown[i + 1].apex) - x(e.apex) > 24) {
			c.fillStyle = colours.text;
			c.font = "10px system-ui, sans-serif";
			c.textBaseline = "middle";
			c.fillText(LETTERS[e.label], at + 6, box.y + box.h / 2);
		}
	});
}

// drawCurve draws a curve: for each pixel the lowest and the highest value, so that a rise of one frame
// stays visible. range(from, after) is that of some frames, as shares of the height, or null.
export function drawCurve(c, range, times, view, box, colour, colours) {
	const height = v => box.y + box.h - 1 - v * (box.h - 2);
	c.strokeStyle = colours.soft;
	c.lineWidth = 1;
	c.beginPath();
	for (const v of [0, 0.5, 1]) {
		c.moveTo(box.x, Math.round(height(v)) + 0.5);
		c.lineTo(box.x + box.w, Math.round(height(v)) + 0.5);
	}
	c.stroke();
	// Rectangles are drawn much faster than a line with as many corners, where there is no GPU.
	c.fillStyle = colour;
	let before = null;
	eachPixel(times, view, box.w, range, (x, found) => {
		if (!found) { before = null; return; }
		const now = [height(found[1]), height(found[0])];
		const top = before ? Math.min(now[0], before[1]) : now[0], bottom = before ? Math.max(now[1], before[0]) : now[1];
		c.fillRect(box.x + x, Math.round(top) - 1, 1, Math.max(2, Math.round(bottom - top)));
		before = now;
	});
}

// drawBand draws a series of 0 to 1 as a band: for each pixel a bar as high as the highest value.
export function drawBand(c, range, times, view, box, colours) {
	c.fillStyle = colours.lane;
	c.fillRect(box.x, box.y, box.w, box.h);
	c.fillStyle = colours.text;
	eachPixel(times, view, box.w, range, (x, found) => {
		const h = found ? Math.round(found[1] * box.h) : 0;
		if (h) c.fillRect(box.x + x, box.y + box.h - h, 1, h);
	});
}

// drawSpeaking draws a bar for each pixel as high as the share of its time in which the person speaks.
export function drawSpeaking(c, lane, times, view, box, colours) {
	c.fillStyle = colours.line;
	eachPixel(times, view, box.w, lane.speaking, (x, share) => {
		const h = Math.ceil((share ?? 0) * box.h);
		if (h) c.fillRect(box.x + x, box.y + box.h - h, 1, h);
	});
}

// eachPixel calls then(x, range) for the pixels of a view, up to the last frame.
function eachPixel(times, view, width, range, then) {
	const perPixel = (view.to - view.from) / width;
	let from = frameAt(times, view.from);
	for (let x = 0; x < width && from < times.length; x++) {
		const after = Math.max(from + 1, frameAt(times, view.from + (x + 1) * perPixel) + 1);
		then(x, range(from, after));
		from = Math.max(from, after - 1);
	}
}
