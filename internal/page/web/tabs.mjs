import {byId} from "./dom.mjs";

// bindTabs has one panel of a list of tabs shown; arrows go from tab to tab (ARIA Authoring
// Practices, "Tabs").
export function bindTabs(list) {
	const tabs = [...list.querySelectorAll("[role=tab]")];
	const choose = tab => {
		for (const t of tabs) {
			t.setAttribute("aria-selected", String(t === tab));
			t.tabIndex = t === tab ? 0 : -1;
			byId(t.getAttribute("aria-controls")).hidden = t !== tab;
		}
	};
	for (const t of tabs) t.addEventListener("click", () => choose(t));
	list.addEventListener("keydown", e => {
		const by = {ArrowRight: 1, ArrowLeft: -1}[e.key];
		if (!by) return;
		e.preventDefault();
		e.stopPropagation();
		const next = tabs[(tabs.indexOf(document.activeElement) + by + tabs.length) % tabs.length];
		choose(next);
		next.focus();
	});
	choose(tabs[0]);
	return id => choose(byId(id));
}
