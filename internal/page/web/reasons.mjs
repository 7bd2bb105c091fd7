import {FLEETING, HAPPINESS} from "./labels.mjs";
import {lengthInWords} from "./time.mjs";

const DEVIATION = 0, SHARPNESS = 1, RARITY = 2, MUTUAL = 3, BREAK = 4, INCONGRUENCE = 5;
const BREAK_FOR_ONE = 30; // seconds of neutral that make a break of 1

// reasonsOf says in words why a moment stands high in the list. word(label) is what a label is
// called; neutral is for how long, in seconds, the person was neutral before.
export function reasonsOf(moment, word, neutral) {
	const {parts, label, kind} = moment, length = lengthInWords(moment.offset - moment.onset);
	const first = kind === FLEETING ? `a fleeting ${word(label)} of ${length}` : label === HAPPINESS ? `smiles ${length}` : `shows ${word(label)} ${length}`;
	const list = [];
	if (parts[BREAK] > 0) list.push(`after ${lengthInWords(neutral > 0 ? neutral : parts[BREAK] * BREAK_FOR_ONE)} neutral`);
	const also = [];
	if (parts[MUTUAL] > 0) also.push(label === HAPPINESS ? "another person smiles too" : "another person shows it too");
	if (parts[INCONGRUENCE] > 0) also.push(label === HAPPINESS ? "against a negative expression" : "against a smile");
	if (parts[RARITY] >= 0.5) also.push("rare for this person");
	if (parts[SHARPNESS] >= 0.7) also.push("begins abruptly");
	if (parts[DEVIATION] >= 0.8) also.push("far from the usual");
	return [[first, ...list].join(" "), ...also].join(", ");
}

// neutralBefore is the length of the longest neutral state that ends within a second of a time.
export function neutralBefore(events, at) {
	return events.filter(e => e.kind === 0 && e.label === 1 && Math.abs(e.offset - at) <= 1).reduce((most, e) => Math.max(most, e.offset - e.onset), 0);
}
