import {byId, element, fitted, soon} from "./dom.mjs";
import {EXPRESSIONS, FLEETING, STATE, palette} from "./labels.mjs";
import {seriesRange, valueIn} from "./model.mjs";
import {shortly} from "./grid.mjs";
import {drawBand, drawCurve, drawFleeting, drawGaps, drawStates, patterns, scale, statesOf} from "./strip.mjs";
import {clockTime} from "./time.mjs";
import {moved, tickStep, zoomed} from "./view.mjs";

const STRIP = 26, MARKS = 12, CURVE = 56, LOW_CURVE = 34, BAND = 14, SIGNAL = 44, RATED = 16, RULER = 22;

// Timeline draws the overview, the ruler and a lane for each person, and moves cursor and view by
// pointer and wheel.
export class Timeline {
	constructor(app) {
		this.app = app;
		this.rows = [];
		this.signals = [];
		this.canvases = {overview: byId("overview"), ruler: byId("ruler")};
		this.draw = soon(() => this.drawAll());
		app.listen("view choice theme rate notes", this.draw);
		app.listen("people", () => this.makeRows());
		app.listen("print", () => this.drawAll()); // at once, since the paper does not wait for the next picture
		app.listen("cursor", () => this.placeCursor());
		new ResizeObserver(this.draw).observe(byId("lanes"));
		this.pointers(byId("stage"));
		this.overviewPointers(this.canvases.overview);
		this.makeRows();
	}

	makeRows() {
		const list = byId("rows");
		this.rows = this.app.lanes.map((lane, i) => {
			const canvas = element("canvas", {"aria-hidden": "true"});
			const name = element("button", {type: "button", className: "who", title: "Take " + lane.name + " into focus", onclick: () => this.app.choose(i)}, element("span", {}, lane.name));
			lane.states = statesOf(lane.events);
			lane.fleeting = lane.events.filter(e => e.kind === FLEETING);
			return {lane, canvas, name, row: element("div", {className: "row"}, name, canvas)};
		});
		this.signals = this.app.model.series.filter(one => one.person === 0).map(one => {
			const canvas = element("canvas", {"aria-hidden": "true"}), value = element("span", {className: "signalNow"});
			return {one, canvas, value, row: element("div", {className: "row found"}, element("span", {className: "who plain"}, one.name, value), canvas)};
		});
		list.replaceChildren(...this.rows.map(r => r.row), ...this.signals.map(r => r.row));
		this.kept = "";
		this.draw();
	}

	get width() { return Math.max(50, byId("ruler").parentElement.clientWidth); }

	drawAll() {
		const {app} = this, colours = palette(app.dark), {times, end} = app.model;
		const width = this.width, curve = this.rows.length > 3 ? LOW_CURVE : CURVE;
		this.drawRuler(colours, width);
		this.drawOverview(colours, width);
		this.rows.forEach(({lane, canvas, name}, i) => {
			name.setAttribute("aria-pressed", String(i === app.focus));
			const rated = app.rated(lane), below = app.blind || rated.length ? RATED + 4 : 0, band = app.band ? BAND + 4 : 0, found = app.blind ? 0 : STRIP + MARKS + curve + 6 + band;
			const c = fitted(canvas, width, found + below), fills = patterns(c, colours), box = (y, h) => ({x: 0, y, w: width, h});
			if (below) {
				c.fillStyle = colours.lane;
				c.fillRect(0, found, width, RATED);
				drawStates(c, {events: rated.map(r => ({...r, kind: STATE}))}, app.view, box(found, RATED), colours, fills);
			}
			if (app.blind) return;
			c.fillStyle = colours.lane;
			c.fillRect(0, 0, width, STRIP);
			drawStates(c, lane, app.view, box(0, STRIP), colours, fills);
			drawGaps(c, lane, times, end, app.view, box(0, STRIP), colours, fills);
			drawFleeting(c, lane, app.view, box(STRIP + 2, MARKS - 3), colours);
			const {expression} = app, byName = typeof expression === "string";
			drawCurve(c, byName ? (from, after) => lane.seriesRange(expression, from, after) : (from, after) => lane.range(expression, from, after), times, app.view, box(STRIP + MARKS, curve), byName ? colours.text : colours.colour[expression], colours);
			if (band) drawBand(c, (from, after) => lane.seriesRange(app.band, from, after), times, app.view, box(STRIP + MARKS + curve + 4, BAND), colours);
		});
		for (const {one, canvas} of this.signals) this.drawSignal(one, canvas, colours, width);
		this.placeCursor();
	}

	// drawSignal draws a signal beside the recording, with its least and its greatest value.
	drawSignal(one, canvas, colours, width) {
		const c = fitted(canvas, width, SIGNAL), unit = one.unit ? " " + one.unit : "";
		drawCurve(c, (from, after) => seriesRange(one, from, after), this.app.model.times, this.app.view, {x: 0, y: 2, w: width, h: SIGNAL - 4}, colours.text, colours);
		c.font = "11px system-ui, sans-serif";
		c.textBaseline = "top";
		for (const [v, y] of [[one.high, 4], [one.low, SIGNAL - 16]]) {
			const text = shortly(v) + unit;
			c.fillStyle = colours.back;
			c.fillRect(0, y - 1, c.measureText(text).width + 6, 13);
			c.fillStyle = colours.text;
			c.fillText(text, 2, y);
		}
	}

	drawRuler(colours, width) {
		const {view} = this.app, c = fitted(this.canvases.ruler, width, RULER), x = scale(view, width);
		const step = tickStep(view.to - view.from, width / 90);
		c.fillStyle = colours.text;
		c.strokeStyle = colours.line;
		c.font = "11px system-ui, sans-serif";
		c.textBaseline = "top";
		c.beginPath();
		for (let n = Math.ceil(view.from / step); n * step <= view.to; n++) {
			const at = Math.round(x(n * step)) + 0.5;
			c.moveTo(at, RULER - 6);
			c.lineTo(at, RULER);
			c.fillText(clockTime(n * step, step < 1 ? 2 : 0), Math.min(at + 3, width - 50), 3);
		}
		c.stroke();
		for (const n of this.app.notes) {
			c.fillRect(x(n.from), 0, n.to === null ? 3 : Math.max(3, x(n.to) - x(n.from)), 3);
		}
	}

	// drawOverview draws all of the recording, which is kept as a picture, and what part is shown.
	drawOverview(colours, width) {
		const {app} = this, {model, lanes} = app, whole = {from: model.begin, to: model.end};
		const each = Math.max(4, Math.min(12, 48 / Math.max(1, lanes.length))), height = each * Math.max(1, lanes.length) + 6;
		const kept = [width, app.dark, app.blind, window.devicePixelRatio].join(" ");
		if (this.kept !== kept) {
			this.kept = kept;
			this.picture = document.createElement("canvas");
			const c = fitted(this.picture, width, height), fills = patterns(c, colours);
			lanes.forEach((lane, i) => {
				const box = {x: 0, y: 3 + i * each, w: width, h: each - 1};
				c.fillStyle = colours.lane;
				c.fillRect(box.x, box.y, box.w, box.h);
				if (app.blind) return;
				drawStates(c, lane, whole, box, colours, fills);
				drawGaps(c, lane, model.times, model.end, whole, box, colours, fills);
			});
		}
		const c = fitted(this.canvases.overview, width, height), x = scale(whole, width), from = x(app.view.from), to = x(app.view.to);
		c.drawImage(this.picture, 0, 0, width, height);
		c.fillStyle = app.dark ? "rgba(0,0,0,.6)" : "rgba(255,255,255,.65)";
		c.fillRect(0, 0, from, height);
		c.fillRect(to, 0, width - to, height);
		c.strokeStyle = colours.text;
		c.lineWidth = 2;
		c.strokeRect(Math.max(1, from), 1, Math.max(3, to - from) - 1, height - 2);
	}

	placeCursor() {
		const {app} = this, x = scale(app.view, this.width)(app.cursor), line = byId("cursor");
		line.hidden = x < -1 || x > this.width + 1;
		line.style.transform = `translateX(${x}px)`;
		const whole = scale({from: app.model.begin, to: app.model.end}, this.width)(app.cursor);
		byId("overviewCursor").style.transform = `translateX(${whole}px)`;
		byId("now").textContent = clockTime(app.cursor) + (app.model.times.length ? " · frame " + app.frame : "");
		const slider = byId("slider");
		slider.setAttribute("aria-valuenow", app.cursor.toFixed(2));
		for (const {one, value} of this.signals) {
			const range = seriesRange(one, app.frame, app.frame + 1);
			value.textContent = range ? shortly(valueIn(one, range[1])) + (one.unit ? " " + one.unit : "") : "–";
		}
		slider.setAttribute("aria-valuetext", clockTime(app.cursor));
	}

	timeAt(event, element) {
		const {view} = this.app, area = element.getBoundingClientRect();
		return view.from + (event.clientX - area.left) / area.width * (view.to - view.from);
	}

	// pointers: a click or a drag moves the cursor; two fingers zoom; the wheel zooms, and with
	// shift or sideways it moves the view.
	pointers(stage) {
		const {app} = this, fingers = new Map();
		stage.addEventListener("pointerdown", e => {
			if (e.button !== 0) return;
			stage.setPointerCapture(e.pointerId);
			fingers.set(e.pointerId, e.clientX);
			if (fingers.size === 1) app.at(this.timeAt(e, stage));
		});
		stage.addEventListener("pointermove", e => {
			if (!fingers.has(e.pointerId)) return;
			const before = [...fingers.values()];
			fingers.set(e.pointerId, e.clientX);
			if (fingers.size === 1) return app.at(this.timeAt(e, stage));
			const now = [...fingers.values()], apart = v => Math.max(8, Math.abs(v[0] - v[1]));
			this.zoom(apart(before) / apart(now), this.timeAt(e, stage));
		});
		for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, e => fingers.delete(e.pointerId));
		stage.addEventListener("wheel", e => {
			e.preventDefault();
			const by = e.deltaMode === 1 ? 16 : 1, sideways = e.shiftKey ? e.deltaY || e.deltaX : e.deltaX, {view, model} = app;
			if (Math.abs(sideways) >= Math.abs(e.deltaY) || e.shiftKey) app.see(moved(view, sideways * by / this.width * (view.to - view.from), model.begin, model.end));
			else this.zoom(Math.exp(Math.max(-60, Math.min(60, e.deltaY * by)) * (e.ctrlKey ? 0.01 : 0.004)), this.timeAt(e, stage));
		}, {passive: false});
	}

	overviewPointers(canvas) {
		const {app} = this, go = e => {
			const area = canvas.getBoundingClientRect(), {begin, end} = app.model, half = (app.view.to - app.view.from) / 2;
			const at = begin + (e.clientX - area.left) / area.width * (end - begin);
			if (half * 2 >= end - begin) app.at(at);
			else app.see({from: at - half, to: at + half});
		};
		canvas.addEventListener("pointerdown", e => { canvas.setPointerCapture(e.pointerId); go(e); });
		canvas.addEventListener("pointermove", e => { if (canvas.hasPointerCapture(e.pointerId)) go(e); });
	}

	zoom(factor, at = this.app.cursor) {
		const {app} = this;
		app.see(zoomed(app.view, factor, at, app.model.begin, app.model.end));
	}
}

// fillExpressions offers the expressions whose curves can be shown, and what else is known of people: as a curve, and
// what is from 0 to 1 also as a band.
export function fillExpressions(app, select, bands) {
	const named = new Map(app.model.series.filter(one => one.person > 0).map(one => [one.name, one]));
	select.replaceChildren(...EXPRESSIONS.map(l => element("option", {value: String(l), selected: l === app.expression}, app.word(l))), ...[...named.keys()].map(name => element("option", {value: "=" + name}, name)));
	select.addEventListener("change", () => { app.expression = select.value.startsWith("=") ? select.value.slice(1) : Number(select.value); app.tell("view"); });
	const shares = [...named.values()].filter(one => one.low === 0 && one.high === 1);
	bands.parentElement.hidden = !shares.length;
	bands.replaceChildren(element("option", {value: ""}, "none"), ...shares.map(one => element("option", {}, one.name)));
	bands.addEventListener("change", () => { app.band = bands.value; app.tell("view"); });
}
