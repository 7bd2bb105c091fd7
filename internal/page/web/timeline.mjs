import {byId, element, fitted, screenRatio, setText, soon} from "./dom.mjs";
import {EXPRESSIONS, palette} from "./labels.mjs";
import {PairRow, namesOf} from "./dyadrow.mjs";
import {Overview} from "./overview.mjs";
import {offPaper, onPaper} from "./paper.mjs";
import {PersonRow, SignalRow} from "./rows.mjs";
import {holds, pixelOf, shownOf, stretchFor} from "./stretch.mjs";
import {scale} from "./strip.mjs";
import {clockTime} from "./time.mjs";
import {moved, tickStep, zoomed} from "./view.mjs";

const RULER = 22;
const PAPER = {width: 616, ratio: 3}; // CSS pixels that A4 has beside the names, and dots for each


// Timeline draws the overview, the ruler and a lane for each person, and moves cursor and view by
// pointer and wheel.
export class Timeline {
	constructor(app) {
		this.app = app;
		this.rows = [];
		this.signals = [];
		this.stretch = null;
		this.ruler = byId("ruler");
		this.overview = new Overview(app);
		this.show = soon(() => this.showView());
		this.draw = soon(() => this.drawAll());
		app.listen("view", this.show);
		app.listen("rate notes curve", this.draw);
		app.listen("theme", () => { // which follows a print, too
			this.printing = false;
			offPaper(byId("timelinePart"));
			this.draw();
		});
		app.listen("choice", () => this.press());
		app.listen("people pair", () => this.makeRows());
		app.listen("print", () => { // at once, since the paper does not wait for the next picture
			this.printing = true;
			this.drawAll();
			onPaper(byId("timelinePart"));
		});
		app.listen("cursor", () => this.placeCursor());
		new ResizeObserver(() => { this.measure(); this.draw(); }).observe(byId("lanes"));
		this.pointers(byId("stage"));
		this.measure();
		this.makeRows();
	}

	makeRows() {
		const {app} = this, beside = app.model.series.filter(one => one.person === 0);
		this.signals = [...app.pair ? [new PairRow(app, app.pair)] : [], ...beside.map(one => new SignalRow(app, one))];
		this.rows = [...app.lanes.map((lane, i) => new PersonRow(app, lane, i)), ...this.signals];
		byId("rows").replaceChildren(...this.rows.map(r => r.row));
		this.press();
		this.draw();
	}

	press() { this.rows.forEach(r => r.press()); }

	// measure keeps the width, since to ask for it makes the browser lay out the page.
	measure() { this.onScreen = Math.max(50, this.ruler.parentElement.clientWidth); }

	get width() { return this.printing ? PAPER.width : this.onScreen; }

	get ratio() { return this.printing ? PAPER.ratio : screenRatio(); }

	// shown is what the canvases show of the view, which begins at a whole pixel.
	get shown() {
		const {app: {view}, stretch} = this, pixels = Math.round(this.width * this.ratio);
		return stretch && holds(stretch, view, pixels) ? shownOf(stretch, view, pixels) : view;
	}

	// drawAll draws everything anew.
	drawAll() {
		this.stretch = null;
		this.overview.draw(palette(this.app.dark), this.width, this.ratio);
		this.showView();
	}

	// showView shows the view: it moves the canvases where they hold it, or else draws them.
	showView() {
		const {app, width, ratio} = this, {view, model} = app, pixels = Math.round(width * ratio), colours = palette(app.dark);
		if (!this.stretch || this.drawnRatio !== ratio || !holds(this.stretch, view, pixels)) {
			this.stretch = stretchFor(view, pixels, {from: model.begin, to: model.end}, this.stretch);
			this.drawnRatio = ratio;
			this.drawStretch(colours, this.stretch.pixels / ratio, this.stretch.pixels / pixels);
		}
		const by = `translateX(${-pixelOf(this.stretch, view) / this.stretch.pixels * 100}%)`;
		const {shown} = this;
		for (const row of this.rows) {
			row.canvas.style.transform = by;
			row.mark(this.stretch, shown, 1 / this.stretch.perPixel / ratio, colours);
		}
		this.drawRuler(colours);
		this.overview.mark(view);
		this.placeCursor();
	}

	// drawStretch draws the rows, which are so many CSS pixels wide, and so many times as wide as the view.
	drawStretch(colours, width, times) {
		for (const row of this.rows) {
			row.draw({stretch: this.stretch, width, ratio: this.ratio, colours}, this.rows.length - this.signals.length > 3);
			row.canvas.style.width = times * 100 + "%";
		}
	}

	drawRuler(colours) {
		const {shown, width} = this, c = fitted(this.ruler, width, RULER, this.ratio), x = scale(shown, width);
		const step = tickStep(shown.to - shown.from, width / 90);
		c.fillStyle = colours.text;
		c.strokeStyle = colours.line;
		c.font = "11px system-ui, sans-serif";
		c.textBaseline = "top";
		c.beginPath();
		for (let n = Math.ceil(shown.from / step); n * step <= shown.to; n++) {
			const at = Math.round(x(n * step)) + 0.5;
			c.moveTo(at, RULER - 6);
			c.lineTo(at, RULER);
			const text = clockTime(n * step, step < 1 ? 2 : 0);
			c.fillText(text, Math.min(at + 3, width - c.measureText(text).width - 1), 3);
		}
		c.stroke();
		for (const n of this.app.notes) {
			c.fillRect(x(n.from), 0, n.to === null ? 3 : Math.max(3, x(n.to) - x(n.from)), 3);
		}
	}

	placeCursor() {
		const {app, width} = this, x = scale(this.shown, width)(app.cursor), line = byId("cursor"), slider = byId("slider");
		line.hidden = x < -1 || x > width + 1;
		line.style.transform = `translateX(${x}px)`;
		const whole = scale({from: app.model.begin, to: app.model.end}, width)(app.cursor);
		byId("overviewCursor").style.transform = `translateX(${whole}px)`;
		if (this.told === app.cursor) return;
		this.told = app.cursor;
		setText(byId("now"), clockTime(app.cursor) + (app.model.times.length ? " · frame " + app.frame : ""));
		slider.setAttribute("aria-valuenow", app.cursor.toFixed(2));
		slider.setAttribute("aria-valuetext", clockTime(app.cursor));
		for (const row of this.signals) row.tell(app.frame);
	}

	timeAt(event, element) {
		const view = this.shown, area = element.getBoundingClientRect();
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

	zoom(factor, at = this.app.cursor) {
		const {app} = this;
		app.see(zoomed(app.view, factor, at, app.model.begin, app.model.end));
	}
}

// fillPairChoice offers the lanes of two people. That of the only two is shown at first.
export function fillPairChoice(app, select) {
	const {pairs} = app.model.data, fill = () => select.replaceChildren(element("option", {value: ""}, "none"), ...pairs.map((p, i) => element("option", {value: String(i), selected: p === app.pair}, namesOf(app, p).join(" and "))));
	app.pair = pairs.length === 1 ? pairs[0] : null;
	select.parentElement.hidden = !pairs.length;
	select.addEventListener("change", () => { app.pair = pairs[select.value] ?? null; app.tell("pair"); });
	app.listen("people", fill);
	fill();
}

// fillExpressions offers the expressions whose curves can be shown, and what else is known of people: as a curve, and
// what is from 0 to 1 also as a band.
export function fillExpressions(app, select, bands) {
	const named = new Map(app.model.series.filter(one => one.person > 0).map(one => [one.name, one]));
	select.replaceChildren(...EXPRESSIONS.map(l => element("option", {value: String(l), selected: l === app.expression}, app.word(l))), ...[...named.keys()].map(name => element("option", {value: "=" + name}, name)));
	select.addEventListener("change", () => { app.expression = select.value.startsWith("=") ? select.value.slice(1) : Number(select.value); app.tell("curve"); });
	const shares = [...named.values()].filter(one => one.low === 0 && one.high === 1);
	bands.parentElement.hidden = !shares.length;
	bands.replaceChildren(element("option", {value: ""}, "none"), ...shares.map(one => element("option", {}, one.name)));
	bands.addEventListener("change", () => { app.band = bands.value; app.tell("curve"); });
}
