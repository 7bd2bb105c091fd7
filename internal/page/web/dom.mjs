// byId is an element of the page.
export const byId = id => document.getElementById(id);

// element makes an element with properties, attributes (a-...), listeners (on...) and children, which are elements or
// texts. A text never becomes markup.
export function element(name, properties = {}, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(properties)) {
		if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
		else if (key.includes("-") || key === "role" || key === "for") e.setAttribute(key, value);
		else e[key] = value;
	}
	e.append(...children.filter(c => c !== null && c !== undefined));
	return e;
}

// setText gives an element a text. Where the element has the text already, nothing changes, so that the browser does not
// lay out the page again.
export function setText(e, text) {
	if (e.textContent !== text) e.textContent = text;
}

// jpegURL is the URL of a JPEG in base64.
export const jpegURL = text => "data:image/jpeg;base64," + text;

// screenRatio is how many pixels the screen has for a CSS pixel.
export const screenRatio = () => window.devicePixelRatio || 1;

// fitted gives a canvas as many pixels as the screen has for it, or another ratio, and a context in CSS pixels.
export function fitted(canvas, width, height, ratio = screenRatio()) {
	const w = Math.max(1, Math.round(width * ratio)), h = Math.max(1, Math.round(height * ratio));
	if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, {width: w, height: h});
	canvas.style.height = height + "px";
	const c = canvas.getContext("2d");
	c.setTransform(ratio, 0, 0, ratio, 0, 0);
	c.clearRect(0, 0, width, height);
	return c;
}

// save offers a text as a file.
export function save(name, text, type) {
	const url = URL.createObjectURL(new Blob([text], {type}));
	const link = element("a", {href: url, download: name});
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10000);
}

// copy puts a text on the clipboard.
export async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		const area = element("textarea", {value: text});
		document.body.append(area);
		area.select();
		document.execCommand("copy");
		area.remove();
	}
	say("Copied");
}

let silence = 0;

// say tells people who hear the page, and for some seconds those who see it, what happened.
export function say(text) {
	byId("said").textContent = text;
	clearTimeout(silence);
	silence = setTimeout(() => { byId("said").textContent = ""; }, 5000);
}

// soon calls a function once before the next picture, however often it is asked to.
export function soon(then) {
	let waiting = false;
	return () => {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(() => { waiting = false; then(); });
	};
}
