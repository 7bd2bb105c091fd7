// peopleOver are the people who have a name in two sessions or more: {name, participant, points}, where a point
// is {session, person}. Rows of one name and one participant are one person.
export function peopleOver(sessions) {
	const people = new Map();
	for (const session of sessions) {
		for (const person of session.people.filter(p => p.given)) {
			const key = session.participant + "\n" + person.name;
			if (!people.has(key)) people.set(key, {name: person.name, participant: session.participant, points: []});
			people.get(key).points.push({session, person});
		}
	}
	return [...people.values()].filter(p => p.points.length > 1);
}

// seriesOf are the values of a measure at the points: {label, value, low, high}; null where nothing is
// known. low and high are the limits of an interval, where the measures have one.
export function seriesOf(points, columns, name) {
	const at = Object.fromEntries(columns.map((c, i) => [c.name, i]));
	const cell = (row, column) => column in at && typeof row[at[column]] === "number" ? row[at[column]] : null;
	const alone = session => session.session && points.filter(p => p.session.session === session.session).length === 1;
	return points.map(({session, person}) => ({
		label: alone(session) ? session.session : session.name, value: cell(person.row, name), low: cell(person.row, name + "_lower"), high: cell(person.row, name + "_upper"), judged: cell(person.row, "analysable_s"),
	}));
}

// ticksBetween are three to seven round numbers whose first and last enclose two numbers.
export function ticksBetween(low, high) {
	if (!(high > low)) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, low)];
	const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= rough * (1 - 1e-9));
	const first = Math.floor(low / step + 1e-9), last = Math.ceil(high / step - 1e-9);
	return Array.from({length: last - first + 1}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
