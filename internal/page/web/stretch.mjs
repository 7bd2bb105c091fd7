// A stretch is the part of the recording that the canvases of the timeline hold: {from, to, perPixel, pixels}, from and
// to in seconds, perPixel in seconds for each pixel of the screen. While the view moves inside the stretch, the
// canvases are moved and not drawn again.

// stretchFor is a stretch for a view that is so many pixels wide: the view alone, and where the view only moved since the
// stretch before, also half a view on each side. Both ends of the view are whole pixels of the stretch.
export function stretchFor(view, pixels, whole, before) {
	const perPixel = (view.to - view.from || 1) / pixels;
	const margin = before && sameZoom(before, perPixel) && view.from < before.to && view.to > before.from ? Math.round(pixels / 2) : 0;
	const room = seconds => Math.min(margin, Math.max(0, Math.ceil(seconds / perPixel - 1e-6)));
	const left = room(view.from - whole.from), all = left + pixels + room(whole.to - view.to), from = view.from - left * perPixel;
	return {from, to: from + all * perPixel, perPixel, pixels: all};
}

// holds says whether a stretch has all of a view that is so many pixels wide, at the view's zoom level.
export function holds(stretch, view, pixels) {
	const at = pixelOf(stretch, view);
	return sameZoom(stretch, (view.to - view.from || 1) / pixels) && at >= 0 && at + pixels <= stretch.pixels;
}

// pixelOf is the pixel of a stretch at which a view begins.
export const pixelOf = (stretch, view) => Math.round((view.from - stretch.from) / stretch.perPixel);

// shownOf is what is shown of a stretch for a view: the view, moved by less than a pixel.
export function shownOf(stretch, view, pixels) {
	const from = stretch.from + pixelOf(stretch, view) * stretch.perPixel;
	return {from, to: from + pixels * stretch.perPixel};
}

function sameZoom(stretch, perPixel) {
	return Math.abs(stretch.perPixel / perPixel - 1) < 1e-6;
}
