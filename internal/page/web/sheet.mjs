// Sheet is what a user says of the people of the recording, as people.csv has it.
export class Sheet {
	constructor(people) {
		this.names = new Map(people.map(p => [p.number, p.name]));
	}

	whole(number) { return number; }

	removed() { return false; }

	name(number) { return this.names.get(number) || "P" + number; }
}
