// csvOf writes rows as RFC 4180 has them, with LF.
export function csvOf(rows) {
	const cell = v => /[",\n\r]/.test(v) ? '"' + v.replaceAll('"', '""') + '"' : v;
	return rows.map(row => row.map(v => cell(String(v ?? ""))).join(",") + "\n").join("");
}

// rowsOf reads rows of cells between commas, or semicolons or tabs where the first line has those.
export function rowsOf(text) {
	const first = text.split("\n", 1)[0], separator = ["\t", ";", ","].find(s => first.includes(s)) ?? ",";
	const rows = [];
	let row = [], cell = "", quoted = false;
	const endRow = () => { row.push(cell); if (row.some(c => c !== "")) rows.push(row); row = []; cell = ""; };
	text = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		if (quoted && c === '"' && text[i + 1] === '"') { cell += c; i++; }
		else if (c === '"' && (quoted || cell === "")) quoted = !quoted;
		else if (!quoted && c === separator) { row.push(cell); cell = ""; }
		else if (!quoted && c === "\n") endRow();
		else cell += c;
	}
	endRow();
	return rows;
}

// recordsOf reads a table whose first row names its columns.
export function recordsOf(text) {
	const [head, ...rows] = rowsOf(text);
	return rows.map(row => Object.fromEntries((head ?? []).map((name, i) => [name.trim().toLowerCase(), row[i] ?? ""])));
}
