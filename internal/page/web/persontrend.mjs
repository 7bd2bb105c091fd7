import {byId, element} from "./dom.mjs";
import {fillTable, measureName, measureText, shortly} from "./grid.mjs";
import {lineOf} from "./line.mjs";
import {peopleOver, seriesOf} from "./trend.mjs";

// PersonTrend shows a measure of a person over the sessions.
export class PersonTrend {
	constructor({data}) {
		this.people = peopleOver(data.sessions);
		byId("noTrend").hidden = this.people.length > 0;
		byId("trendParts").hidden = !this.people.length;
		if (!this.people.length) return;
		this.columns = data.columns;
		const number = c => this.people.some(p => p.points.some(({person}) => typeof person.row[data.columns.indexOf(c)] === "number")) && !/_(lower|upper)$|^window/.test(c.name);
		byId("trendPerson").replaceChildren(...this.people.map((p, i) => element("option", {value: String(i)}, p.name + (p.participant ? ` (${p.participant})` : ""))));
		byId("trendMeasure").replaceChildren(...data.columns.filter(number).map(c => element("option", {value: c.name, selected: c.name === "share_happiness"}, measureName(c))));
		for (const id of ["trendPerson", "trendMeasure"]) byId(id).addEventListener("change", () => this.draw());
		this.draw();
	}

	draw() {
		const person = this.people[Number(byId("trendPerson").value)], name = byId("trendMeasure").value, column = this.columns.find(c => c.name === name), series = seriesOf(person.points, this.columns, name);
		byId("trendText").textContent = measureName(column) + ": " + column.text + ".";
		byId("chart").replaceChildren(lineOf(series, v => measureText(column, v), `${measureName(column)} of ${person.name} over ${series.length} sessions`));
		const interval = p => p.low === null ? "" : `${measureText(column, p.low)} to ${measureText(column, p.high)}`, some = series.some(p => p.low !== null);
		fillTable(byId("trendTable"), [["session", ""], [measureName(column), column.text], ...some ? [["interval", "exact 95 % interval"]] : [], ["judged, s", "seconds in which the face could be judged"]],
			series.map(p => [p.label, measureText(column, p.value), ...some ? [interval(p)] : [], shortly(p.judged)]));
	}
}
