import {csvOf, recordsOf} from "./csv.mjs";
import {clockTime, parseTime} from "./time.mjs";

// A note is {from, to, person, tag, text, by}; to is null for a note at a time.

export const NOTE_COLUMNS = ["onset", "offset", "person", "label", "note", "by"];

// notesAsCSV are notes as a table that notesFromCSV reads again.
export function notesAsCSV(notes) {
	return csvOf([NOTE_COLUMNS, ...notes.map(n => [n.from.toFixed(3), n.to === null ? "" : n.to.toFixed(3), n.person, n.tag, n.text, n.by])]);
}

export function notesFromCSV(text) {
	return recordsOf(text).map(r => noteOf(parseTime(r.onset ?? ""), parseTime(r.offset ?? ""), r.person, r.label, r.note, r.by)).filter(n => n);
}

// noteOf makes a note of what a file says; null without a time.
export function noteOf(from, to, person, tag, text, by) {
	if (!(from >= 0)) return null;
	return {from, to: to > from ? to : null, person: person ?? "", tag: tag ?? "", text: text ?? "", by: by ?? ""};
}

const POINT = 2; // seconds that a note at a time is shown in subtitles

// notesAsVTT are notes as WebVTT: a cue for each, whose voice is who wrote it.
export function notesAsVTT(notes) {
	const time = s => { const t = clockTime(s, 3); return (t.split(":").length < 3 ? "0:" : "") + t; };
	const pad = t => t.split(":").map((p, i) => i < 2 ? p.padStart(2, "0") : p).join(":");
	const escape = t => t.replace(/\s+/g, " ").trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
	return "WEBVTT\n" + notes.map(n => `\n${pad(time(n.from))} --> ${pad(time(n.to ?? n.from + POINT))}\n` +
		`${n.by ? `<v ${escape(n.by)}>` : ""}${escape([n.tag && `[${n.tag}]`, n.person && n.person + ":", n.text].filter(p => p).join(" "))}\n`).join("");
}

// notesFromVTT reads cues; what stands before a text in brackets is the tag.
export function notesFromVTT(text) {
	const list = [], plain = t => t.replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
	for (const block of text.replaceAll("\r\n", "\n").split(/\n\n+/)) {
		const lines = block.split("\n"), at = lines.findIndex(l => l.includes("-->"));
		if (at < 0) continue;
		const [from, to] = lines[at].split("-->").map(t => parseTime(t.trim().split(/\s/)[0]));
		const body = lines.slice(at + 1).join(" "), by = /<v(?:\.\S+)? ([^>]*)>/.exec(body)?.[1] ?? "", [, , tag, rest] = /^(\[([^\]]*)\]\s*)?(.*)$/.exec(plain(body));
		const n = noteOf(from, to, "", tag, rest.trim(), plain(by));
		if (n) list.push(n);
	}
	return list;
}

// merged adds notes that are not there yet, and puts all in order of time.
export function mergedNotes(notes, more) {
	const key = n => [n.from.toFixed(3), n.to?.toFixed(3), n.person, n.tag, n.text].join("\n"), have = new Set(notes.map(key));
	return [...notes, ...more.filter(n => !have.has(key(n)))].sort((a, b) => a.from - b.from);
}
