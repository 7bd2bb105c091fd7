// clockTime spells seconds as 1:02:03.45, or 2:03.45 under an hour.
export function clockTime(seconds, decimals = 2) {
	const sign = seconds < 0 ? "-" : "", unit = 10 ** decimals;
	const all = Math.round(Math.abs(seconds) * unit);
	const whole = Math.floor(all / unit), h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
	const two = n => String(n).padStart(2, "0");
	const part = decimals ? "." + String(all % unit).padStart(decimals, "0") : "";
	return sign + (h ? h + ":" + two(m) : m) + ":" + two(s) + part;
}

// parseTime reads seconds, 2:03.5 or 1:02:03.5, also with a decimal comma; NaN for anything else.
export function parseTime(text) {
	const parts = text.trim().replace(",", ".").split(":");
	if (parts.length > 3 || parts.some(p => !/^\d+(\.\d*)?$/.test(p))) return NaN;
	return parts.reduce((sum, p) => 60 * sum + Number(p), 0);
}

// lengthInWords says a length as people do: 0.04 s, 0.4 s, 12 s, 4 minutes, 1.5 hours.
export function lengthInWords(seconds) {
	const near = (v, one) => v === 1 ? "1 " + one : v + " " + one + "s";
	if (seconds < 0.095) return (Math.round(seconds * 100) / 100) + " s";
	if (seconds < 10) return (Math.round(seconds * 10) / 10) + " s";
	if (seconds < 90) return Math.round(seconds) + " s";
	if (seconds < 5400) return near(Math.round(seconds / 60), "minute");
	return near(Math.round(seconds / 360) / 10, "hour");
}
