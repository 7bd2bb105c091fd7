import {byId, fitted} from "./dom.mjs";
import {drawGaps, drawStates, patterns} from "./strip.mjs";

// Overview is all of the recording, with what the timeline shows of it marked. The recording is drawn once; the mark is
// an element that moves.
export class Overview {
	constructor(app) {
		this.app = app;
		this.canvas = byId("overview");
		this.pointers();
	}

	// draw draws all people.
	draw(colours, width, ratio) {
		const {model, lanes, blind} = this.app, whole = {from: model.begin, to: model.end};
		const each = Math.max(4, Math.min(12, 48 / Math.max(1, lanes.length)));
		const c = fitted(this.canvas, width, each * Math.max(1, lanes.length) + 6, ratio), fills = patterns(c, colours);
		lanes.forEach((lane, i) => {
			const box = {x: 0, y: 3 + i * each, w: width, h: each - 1};
			c.fillStyle = colours.lane;
			c.fillRect(box.x, box.y, box.w, box.h);
			if (blind) return;
			drawStates(c, lane, whole, box, colours, fills);
			drawGaps(c, lane, model.times, model.end, whole, box, colours, fills);
		});
	}

	// mark moves the mark to a view.
	mark(view) {
		const {begin, end} = this.app.model, length = end - begin || 1, wide = (view.to - view.from) / length * 100 + "%";
		byId("shown").style.transform = `translateX(${(view.from - begin) / length * 100}%)`;
		if (this.wide === wide) return;
		this.wide = wide;
		byId("shownFrame").style.width = byId("shownAfter").style.left = wide;
	}

	// pointers: a click or a drag moves what is shown.
	pointers() {
		const {app, canvas} = this, area = canvas.parentElement, go = e => {
			const box = canvas.getBoundingClientRect(), {begin, end} = app.model, half = (app.view.to - app.view.from) / 2;
			const at = begin + (e.clientX - box.left) / box.width * (end - begin);
			if (half * 2 >= end - begin) app.at(at);
			else app.see({from: at - half, to: at + half});
		};
		area.addEventListener("pointerdown", e => { area.setPointerCapture(e.pointerId); go(e); });
		area.addEventListener("pointermove", e => { if (area.hasPointerCapture(e.pointerId)) go(e); });
	}
}
