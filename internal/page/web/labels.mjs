// Labels by their number, as in the data: 0 not seen, 1 to 8 the expressions, then why none is named.
export const NOT_SEEN = 0, NEUTRAL = 1, HAPPINESS = 2, UNCERTAIN = 9, LOW_QUALITY = 10, NOT_ANALYSED = 255;
export const EXPRESSIONS = [1, 2, 3, 4, 5, 6, 7, 8];
export const STATE = 0, FLEETING = 1;

// A letter goes with each colour, so that colour is never alone.
export const LETTERS = ["", "N", "H", "Su", "Sa", "A", "D", "F", "C", "?", "~"];

// The colours have a contrast of 3:1 or more with the background, and a CIEDE2000 distance of 10.9
// or more for eyes with protanopia, deuteranopia and tritanopia (Machado et al. 2009).
const LIGHT = ["", "#8c8c8c", "#c18300", "#b52a00", "#2584ff", "#6a1519", "#1d7b54", "#96358e", "#0f3d44", "#767676", "#767676"];
const DARK = ["", "#d8d8d8", "#f0e442", "#e69f00", "#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#980cdf", "#a8a8a8", "#a8a8a8"];
const ON_LIGHT = ["", "#000", "#000", "#fff", "#000", "#fff", "#fff", "#fff", "#fff", "#000", "#000"];
const ON_DARK = ["", "#000", "#000", "#000", "#000", "#000", "#000", "#000", "#fff", "#000", "#000"];

// palette has the colour of each label, and that of the letter on it.
export function palette(dark) {
	return dark
		? {colour: DARK, letter: ON_DARK, back: "#0f1115", lane: "#191c22", line: "#7d838f", text: "#e8eaee", soft: "#3a3f49"}
		: {colour: LIGHT, letter: ON_LIGHT, back: "#ffffff", lane: "#f6f7f9", line: "#747a85", text: "#16181d", soft: "#d5d8de"};
}
