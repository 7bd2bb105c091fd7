import assert from "node:assert/strict";
import {test} from "node:test";
import {holds, pixelOf, shownOf, stretchFor} from "../web/stretch.mjs";
import {labelAtEdge} from "../web/strip.mjs";
import {moved, zoomed} from "../web/view.mjs";

const whole = {from: 0, to: 7200}, view = {from: 1000.123, to: 1900.123}, PIXELS = 1260;

test("a stretch is the view, and more on each side once the view moved", () => {
	const first = stretchFor(view, PIXELS, whole, null);
	assert.deepEqual([first.from, first.pixels, pixelOf(first, view)], [view.from, PIXELS, 0]);
	const next = moved(view, 50 * first.perPixel, 0, 7200), wider = stretchFor(next, PIXELS, whole, first);
	assert.deepEqual([wider.pixels, pixelOf(wider, next)], [2 * PIXELS, PIXELS / 2]);
	assert.equal(stretchFor(moved(view, 2000, 0, 7200), PIXELS, whole, first).pixels, PIXELS, "a jump");
	assert.equal(stretchFor(zoomed(view, 0.5, 1300, 0, 7200), PIXELS, whole, first).pixels, PIXELS, "another zoom level");
});

test("a stretch holds the views that move inside it, and no others", () => {
	const first = stretchFor(view, PIXELS, whole, null), stretch = stretchFor(view, PIXELS, whole, first);
	const at = pixels => moved(view, pixels * first.perPixel, 0, 7200);
	assert.deepEqual([-631, -630, -1, 0, 629.7, 630, 631].map(p => holds(stretch, at(p), PIXELS)), [false, true, true, true, true, true, false]);
	assert.equal(holds(stretch, zoomed(view, 0.99, 1300, 0, 7200), PIXELS), false);
});

test("what is shown is the view, to half a pixel, at a whole pixel", () => {
	const first = stretchFor(view, PIXELS, whole, null), stretch = stretchFor(view, PIXELS, whole, first);
	for (const by of [0, 0.3, 17.5, -88.8, 629.9]) {
		const next = moved(view, by * first.perPixel, 0, 7200), shown = shownOf(stretch, next, PIXELS), pixel = (shown.from - stretch.from) / stretch.perPixel;
		assert.ok(Math.abs(shown.from - next.from) <= 0.5001 * first.perPixel, String(by));
		assert.ok(Math.abs(pixel - Math.round(pixel)) < 1e-6 && Math.abs(shown.to - shown.from - 900) < 1e-6, String(by));
	}
});

test("a stretch ends with the recording, at most a pixel later", () => {
	const first = stretchFor(view, PIXELS, whole, null);
	for (const by of [-99999, 99999]) {
		const end = moved(view, by, 0, 7200), stretch = stretchFor(end, PIXELS, whole, stretchFor(end, PIXELS, whole, first));
		assert.ok(holds(stretch, end, PIXELS));
		assert.ok(stretch.from > -first.perPixel && stretch.to < 7200 + first.perPixel);
	}
	const still = stretchFor({from: 3, to: 3}, PIXELS, {from: 3, to: 3}, null);
	assert.ok(holds(still, {from: 3, to: 3}, PIXELS) && still.pixels === PIXELS);
});

test("a state that began before the view has its letter at the view's edge", () => {
	const states = [{label: 2, onset: 10, offset: 20}, {label: 9, onset: 30, offset: 60}], at = (from, drawnFrom = 0) => labelAtEdge(states, from, 10, drawnFrom);
	assert.equal(at(12), 2);
	assert.equal(at(10.5), 2);
	assert.equal(at(10.04), 0, "its own letter stands there");
	assert.equal(at(12, 12), 0, "its own letter stands where the canvas begins");
	assert.equal(at(18.5), 0, "no room");
	assert.equal(at(9), 0);
	assert.equal(at(40), 0, "uncertain has no letter");
});
