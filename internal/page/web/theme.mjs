import {byId} from "./dom.mjs";

// bindTheme follows the choice of light or dark, or else that of the system.
export function bindTheme(app) {
	const system = matchMedia("(prefers-color-scheme: dark)"), select = byId("theme");
	const stored = remembered("facecue:theme");
	if (stored) select.value = stored;
	const set = () => {
		app.dark = select.value === "dark" || select.value === "system" && system.matches;
		document.documentElement.dataset.theme = app.dark ? "dark" : "light";
		remember("facecue:theme", select.value);
		app.tell("theme");
	};
	select.addEventListener("change", set);
	system.addEventListener("change", set);
	window.addEventListener("beforeprint", () => { app.dark = false; document.documentElement.dataset.theme = "light"; app.tell("print"); });
	window.addEventListener("afterprint", set);
	set();
}

// remember keeps a text in the browser, if the browser lets it; remembered reads it.
export function remember(key, text) {
	try {
		localStorage.setItem(key, text);
		return true;
	} catch {
		return false;
	}
}

export function remembered(key) {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}
