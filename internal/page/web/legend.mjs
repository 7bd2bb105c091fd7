import {element} from "./dom.mjs";
import {EXPRESSIONS, LETTERS, LOW_QUALITY, UNCERTAIN, palette} from "./labels.mjs";

// fillLegendOf says which colour, letter and pattern is which label.
export function fillLegendOf(list, word, dark, language) {
	const colours = palette(dark), item = (l, letter) => {
		const e = legendItem(l, word(l), letter, l <= EXPRESSIONS.length ? {background: colours.colour[l], color: colours.letter[l]} : null);
		e.lastChild.lang = language;
		return e;
	};
	list.replaceChildren(...EXPRESSIONS.map(l => item(l, LETTERS[l])), item(UNCERTAIN, ""), item(LOW_QUALITY, ""));
}

// legendItem is the mark of a label with its word.
export function legendItem(label, text, letter, style) {
	const mark = element("span", {className: "mark mark" + label}, letter);
	if (style) Object.assign(mark.style, style);
	return element("span", {className: "item"}, mark, element("span", {}, text));
}
