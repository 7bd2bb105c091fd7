import {byId} from "./dom.mjs";

// bindKeys calls an action for each key. No key acts while somebody types, and space and enter keep
// their meaning on a button or a link.
export function bindKeys(actions) {
	document.addEventListener("keydown", e => {
		if (e.ctrlKey || e.metaKey || e.altKey) return;
		const on = e.target instanceof Element ? e.target : document.body;
		if (on.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")) return;
		if (on.closest("dialog") && e.key !== "Escape") return;
		if ((e.key === " " || e.key === "Enter") && on.closest("button, a, summary, input")) return;
		const shifted = e.shiftKey && e.key.startsWith("Arrow") ? "Shift+" + e.key : e.key;
		const action = actions[shifted] ?? actions[shifted.toLowerCase()];
		if (!action) return;
		e.preventDefault();
		action(e);
	});
}

// keysOf are the actions of the keys.
export function keysOf(app, timeline, film, rater) {
	const state = by => {
		const all = (app.lane?.events ?? []).filter(e => e.kind === 0);
		const next = by > 0 ? all.find(e => e.onset > app.cursor + 1e-3) : all.filter(e => e.onset < app.cursor - 1e-3).at(-1);
		if (next) app.at(next.onset);
	};
	const span = () => app.view.to - app.view.from;
	const keys = {
		" ": () => film.toggle(),
		ArrowLeft: () => app.step(-1), ArrowRight: () => app.step(1),
		"Shift+ArrowLeft": () => app.at(app.cursor - 1), "Shift+ArrowRight": () => app.at(app.cursor + 1),
		PageUp: () => app.at(app.cursor - span() * 0.8), PageDown: () => app.at(app.cursor + span() * 0.8),
		Home: () => app.at(app.model.begin), End: () => app.at(app.model.end),
		j: () => state(-1), l: () => state(1),
		"+": () => timeline.zoom(0.5), "=": () => timeline.zoom(0.5), "-": () => timeline.zoom(2), 0: () => { if (app.blind) rater.mark(0); else app.see({from: app.model.begin, to: app.model.end}); },
		Backspace: () => { if (app.blind) rater.back(); },
		"?": () => byId("help").showModal(),
	};
	for (let i = 1; i <= 9; i++) keys[i] = () => { if (!app.blind) app.choose(i - 1); else if (i <= 8) rater.mark(i); };
	return keys;
}
