import {noteOf} from "./notes.mjs";

const INSTANT = 0.1; // seconds that a note at a time lasts in ELAN, where an annotation cannot last for none

const inXML = text => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "&#10;");

// notesAsEAF are notes in the ELAN Annotation Format 3.0: a tier for each author and person. A tag stands in brackets before the text.
export function notesAsEAF(notes, media) {
	const tiers = new Map(), slots = [], ms = s => Math.round(s * 1000);
	for (const n of notes) {
		const key = JSON.stringify([n.by, n.person]);
		if (!tiers.has(key)) tiers.set(key, []);
		tiers.get(key).push(n);
	}
	const used = new Set(), nameOf = (by, person) => {
		const name = [by, person].filter(t => t).join(", ") || "notes";
		let free = name;
		for (let i = 2; used.has(free); i++) free = `${name} ${i}`;
		used.add(free);
		return free;
	};
	let count = 0;
	const annotation = n => {
		const begin = slots.push(ms(n.from)), end = slots.push(ms(n.to ?? n.from + INSTANT));
		return `\t\t<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a${++count}" TIME_SLOT_REF1="ts${begin}" TIME_SLOT_REF2="ts${end}"><ANNOTATION_VALUE>${inXML([n.tag && `[${n.tag}]`, n.text].filter(t => t).join(" "))}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n`;
	};
	const body = [...tiers].map(([key, list]) => {
		const [by, person] = JSON.parse(key), who = (person ? ` PARTICIPANT="${inXML(person)}"` : "") + (by ? ` ANNOTATOR="${inXML(by)}"` : "");
		return apart(list).map(part => `\t<TIER LINGUISTIC_TYPE_REF="note" TIER_ID="${inXML(nameOf(by, person))}"${who}>\n${part.map(annotation).join("")}\t</TIER>\n`).join("");
	}).join("");
	const film = media ? `<MEDIA_DESCRIPTOR MEDIA_URL="${inXML(media)}" MIME_TYPE="video/mp4" RELATIVE_MEDIA_URL="${inXML(media)}"/>` : "";
	return `<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">\n` +
		`\t<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">${film}</HEADER>\n\t<TIME_ORDER>\n${slots.map((v, i) => `\t\t<TIME_SLOT TIME_SLOT_ID="ts${i + 1}" TIME_VALUE="${v}"/>\n`).join("")}\t</TIME_ORDER>\n${body}` +
		`\t<LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="note" TIME_ALIGNABLE="true"/>\n</ANNOTATION_DOCUMENT>\n`;
}

// apart divides notes into lists in which none overlaps another, since a tier of ELAN has one annotation at a time.
function apart(notes) {
	const lists = [];
	for (const n of [...notes].sort((a, b) => a.from - b.from)) {
		const list = lists.find(l => endOf(l.at(-1)) <= n.from);
		if (list) list.push(n);
		else lists.push([n]);
	}
	return lists;
}

const endOf = n => n.to ?? n.from + INSTANT;

// notesFromEAF reads the annotations of all tiers: who wrote them is the annotator of the tier, else its name. Those without
// times of their own have the times of the annotation that they belong to.
export function notesFromEAF(text) {
	text = text.replace(/<!--.*?-->/gs, "");
	const slots = new Map(), spans = new Map(), list = [];
	for (const [tag] of text.matchAll(/<TIME_SLOT\b[^>]*>/g)) slots.set(attributeIn(tag, "TIME_SLOT_ID"), parseInt(attributeIn(tag, "TIME_VALUE")) / 1000);
	for (const [, head, body] of text.matchAll(/<TIER\b([^>]*[^/>])>(.*?)<\/TIER>/gs)) {
		for (const [, own, inner] of body.matchAll(/<(?:ALIGNABLE|REF)_ANNOTATION\b([^>]*)>(.*?)<\/(?:ALIGNABLE|REF)_ANNOTATION>/gs)) {
			const value = /<ANNOTATION_VALUE\b[^>/]*>(.*?)<\/ANNOTATION_VALUE>/s.exec(inner)?.[1] ?? "";
			const a = {id: attributeIn(own, "ANNOTATION_ID"), parent: attributeIn(own, "ANNOTATION_REF"), from: slots.get(attributeIn(own, "TIME_SLOT_REF1")), to: slots.get(attributeIn(own, "TIME_SLOT_REF2")), value: fromXML(value), head};
			spans.set(a.id, a);
			list.push(a);
		}
	}
	const aligned = a => { for (let i = 0; a && a.parent && i <= list.length; i++) a = spans.get(a.parent); return a; };
	return list.map(a => {
		const {from, to} = aligned(a) ?? {}, [, , tag, rest] = /^(\[([^\]]*)\]\s*)?(.*)$/s.exec(a.value), by = attributeIn(a.head, "ANNOTATOR") || (attributeIn(a.head, "PARTICIPANT") ? "" : attributeIn(a.head, "TIER_ID").replace(/^notes( \d+)?$/, ""));
		return noteOf(from, to - from > INSTANT + 1e-6 ? to : null, attributeIn(a.head, "PARTICIPANT"), tag, rest.trim(), by);
	}).filter(n => n && (n.text || n.tag));
}

const attributeIn = (tag, name) => fromXML(new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"|\\s${name}\\s*=\\s*'([^']*)'`).exec(tag)?.slice(1).find(t => t !== undefined) ?? "");

const fromXML = text => text.replace(/<!\[CDATA\[(.*?)\]\]>|&(#x?[\da-f]+|\w+);/gis, (whole, cdata, name) => {
	if (cdata !== undefined) return cdata;
	if (name[0] === "#") {
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1));
		return code <= 0x10ffff ? String.fromCodePoint(code) : "";
	}
	return {lt: "<", gt: ">", amp: "&", quot: '"', apos: "'"}[name] ?? whole;
});
