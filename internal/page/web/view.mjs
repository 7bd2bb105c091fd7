// A view is the stretch of time that is shown: {from, to}, in seconds.

const SHORTEST = 0.5;

// zoomed is a view that shows factor times as long, with the time at its place; it stays within
// the recording.
export function zoomed(view, factor, at, begin, end) {
	const length = Math.min(end - begin, Math.max(Math.min(SHORTEST, end - begin), (view.to - view.from) * factor));
	const share = (at - view.from) / (view.to - view.from || 1);
	return inside({from: at - share * length, to: at + (1 - share) * length}, begin, end);
}

// moved is a view so many seconds later.
export function moved(view, by, begin, end) {
	return inside({from: view.from + by, to: view.to + by}, begin, end);
}

// showing is the view if it shows a time, or one of the same length around the time.
export function showing(view, at, begin, end) {
	if (at >= view.from && at <= view.to) return view;
	const half = (view.to - view.from) / 2;
	return inside({from: at - half, to: at + half}, begin, end);
}

// inside moves a view into the recording, and cuts it where it is longer.
export function inside(view, begin, end) {
	const length = Math.min(view.to - view.from, end - begin);
	const from = Math.max(begin, Math.min(view.from, end - length));
	return {from, to: from + length};
}

// tickStep is a length between marks of a ruler, so that at most so many fit.
export function tickStep(length, most) {
	const steps = [0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
	return steps.find(s => length / s <= most) ?? 14400;
}
