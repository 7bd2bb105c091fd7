import {element, fitted, setText} from "./dom.mjs";
import {FLEETING, LETTERS, STATE} from "./labels.mjs";
import {codeAt} from "./lanes.mjs";
import {isGap, seriesRange, valueIn} from "./model.mjs";
import {shortly} from "./grid.mjs";
import {drawBand, drawCurve, drawFleeting, drawGaps, drawSpeaking, drawStates, LETTER_ROOM, labelAtEdge, patterns, statesOf} from "./strip.mjs";

const STRIP = 26, MARKS = 12, CURVE = 56, LOW_CURVE = 34, BAND = 14, SPEAKING_BAR = 7, SIGNAL = 44, RATED = 16;

// PersonRow is the lane of a person: name, strip, curve.
export class PersonRow {
	constructor(app, lane, index) {
		Object.assign(this, {app, lane, index, edges: [edgeMark(0, STRIP), edgeMark(0, RATED)]});
		lane.states = statesOf(lane.events);
		lane.fleeting = lane.events.filter(e => e.kind === FLEETING);
		this.canvas = element("canvas", {"aria-hidden": "true"});
		this.name = element("button", {type: "button", className: "who", title: "Take " + lane.name + " into focus", onclick: () => app.choose(index)}, element("span", {}, lane.name));
		this.row = element("div", {className: "row"}, this.name, element("div", {className: "moving"}, this.canvas, ...this.edges));
	}

	press() { this.name.setAttribute("aria-pressed", String(this.index === this.app.focus)); }

	// draw draws a stretch that is so many CSS pixels wide.
	draw({stretch, width, ratio, colours}, many) {
		const {app, lane, canvas} = this, {times, end} = app.model, {expression} = app, curve = many ? LOW_CURVE : CURVE;
		this.rated = app.rated(lane).map(r => ({...r, kind: STATE}));
		const below = app.blind || this.rated.length ? RATED + 4 : 0, band = app.band ? BAND + 4 : 0, speaking = lane.speaks ? SPEAKING_BAR + 2 : 0, marks = STRIP + speaking, curveAt = marks + MARKS;
		const found = app.blind ? 0 : curveAt + curve + 6 + band;
		const c = fitted(canvas, width, found + below, ratio), fills = patterns(c, colours), box = (y, h) => ({x: 0, y, w: width, h});
		this.edges[1].style.top = found + "px";
		if (below) {
			c.fillStyle = colours.lane;
			c.fillRect(0, found, width, RATED);
			drawStates(c, {events: this.rated}, stretch, box(found, RATED), colours, fills);
		}
		if (app.blind) return;
		c.fillStyle = colours.lane;
		c.fillRect(0, 0, width, STRIP);
		drawStates(c, lane, stretch, box(0, STRIP), colours, fills);
		drawGaps(c, lane, times, end, stretch, box(0, STRIP), colours, fills);
		if (speaking) drawSpeaking(c, lane, times, stretch, box(STRIP + 1, SPEAKING_BAR), colours);
		drawFleeting(c, lane, stretch, box(marks + 2, MARKS - 3), colours);
		const byName = typeof expression === "string", range = byName ? (from, after) => lane.seriesRange(expression, from, after) : (from, after) => lane.range(expression, from, after);
		drawCurve(c, range, times, stretch, box(curveAt, curve), byName ? colours.text : colours.colour[expression], colours);
		if (band) drawBand(c, (from, after) => lane.seriesRange(app.band, from, after), times, stretch, box(curveAt + curve + 4, BAND), colours);
	}

	// mark shows the letters of the states that began before the view, at its left edge, over the letters that are drawn
	// at their onset.
	mark(stretch, view, perSecond, colours) {
		const {app, lane, rated, edges} = this, at = states => labelAtEdge(states, view.from, perSecond, stretch.from);
		const isJudged = seconds => !isGap(codeAt(lane, app.model.times, seconds));
		const found = !app.blind && isJudged(view.from) && isJudged(view.from + LETTER_ROOM / perSecond) ? at(lane.states) : 0;
		[found, at(rated)].forEach((label, i) => {
			edges[i].hidden = !label;
			setText(edges[i], LETTERS[label]);
			Object.assign(edges[i].style, {background: colours.colour[label], color: colours.letter[label]});
		});
	}
}

// edgeMark is a letter at the left edge of a strip, on the colour of its state.
function edgeMark(top, height) {
	const mark = element("span", {className: "edge", "aria-hidden": "true"});
	Object.assign(mark.style, {top: top + "px", height: height + "px", lineHeight: height + 1 + "px"});
	return mark;
}

// SignalRow is a signal beside the recording, with its least and its greatest value.
export class SignalRow {
	constructor(app, one) {
		Object.assign(this, {app, one, unit: one.unit ? " " + one.unit : ""});
		this.canvas = element("canvas", {"aria-hidden": "true"});
		this.value = element("span", {className: "signalNow"});
		const limit = (v, name) => element("span", {className: name, "aria-hidden": "true"}, shortly(v) + this.unit);
		this.row = element("div", {className: "row found"}, element("span", {className: "who plain"}, one.name, this.value),
			element("div", {className: "moving"}, this.canvas, limit(one.high, "limit"), limit(one.low, "limit low")));
	}

	press() {}

	mark() {}

	draw({stretch, width, ratio, colours}) {
		const c = fitted(this.canvas, width, SIGNAL, ratio);
		drawCurve(c, (from, after) => seriesRange(this.one, from, after), this.app.model.times, stretch, {x: 0, y: 2, w: width, h: SIGNAL - 4}, colours.text, colours);
	}

	// tell shows the value of a frame.
	tell(frame) {
		const range = seriesRange(this.one, frame, frame + 1);
		setText(this.value, range ? shortly(valueIn(this.one, range[1])) + this.unit : "–");
	}
}
