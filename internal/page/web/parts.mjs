import {parseTime} from "./time.mjs";

// A part is a row of a sheet for a stretch of the recording: it has from or to, and gives the faces of a number to another one.
export const isPart = row => Boolean(row.from || row.to);

// partsSplit gives the faces that a number has of a person, from a time on, to another number. It changes the parts of the
// number and returns those that are new. whole(number) is the person to whom a number belongs in the whole recording; at is
// the time as rows spell it; seen(number, from, to) says whether the number may have faces from one time to another.
export function partsSplit(rows, number, {person, at, to, whole, seen}) {
	const time = parseTime(at), parts = rows.filter(r => Number(r.number) === number && isPart(r)).sort((a, b) => begins(a) - begins(b)), made = [];
	const make = (from, until) => {
		if (seen(number, parseTime(from), until ? parseTime(until) : Infinity)) made.push({number: String(number), name: "", role: "", ignore: "", from, to: until, "joined-to": String(to)});
	};
	if (whole(number) === person) {
		for (const [from, until] of between(parts)) {
			if (!until || parseTime(until) > time) make(from && parseTime(from) > time ? from : at, until);
		}
	}
	for (const part of parts) {
		if (!part["joined-to"] || whole(Number(part["joined-to"])) !== person || part.to && parseTime(part.to) <= time) continue;
		if (begins(part) >= time) {
			part["joined-to"] = String(to);
		} else {
			make(at, part.to);
			part.to = at;
		}
	}
	return made;
}

const begins = part => part.from ? parseTime(part.from) : 0;

// between are the stretches that no part has: [from, to], "" for the beginning and the end of the recording.
function between(parts) {
	const list = [];
	let from = "";
	for (const part of parts) {
		if (part.from && begins(part) > (from ? parseTime(from) : 0)) list.push([from, part.from]);
		if (!part.to) return list;
		from = part.to;
	}
	return [...list, [from, ""]];
}

// spelledBetween spells a time that lies after one time and not after another, with as few decimals as tell the two
// apart, three at least: so it is before the frame that begins at the later time, however a reader rounds.
export function spelledBetween(before, time) {
	for (let decimals = 3; decimals < 9; decimals++) {
		const unit = 10 ** decimals, text = (Math.floor(time * unit + 1e-6) / unit).toFixed(decimals);
		if (Number(text) > before + 1e-9) return text;
	}
	return time.toFixed(9);
}
