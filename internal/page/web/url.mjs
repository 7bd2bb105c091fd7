// urlOf is a file's relative path as a URL: each part is escaped, so that nothing in a name is
// taken for a scheme or a query.
export function urlOf(path) {
	const parts = path.split("/").map(encodeURIComponent).join("/");
	return path.startsWith("/") || path.startsWith("../") ? parts : "./" + parts;
}
