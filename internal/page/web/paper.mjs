import {element} from "./dom.mjs";

// onPaper puts a copy of pixels beside each canvas of a part of the page, which is printed in place of the canvas. Chromium prints
// what is drawn on a canvas for the paper as lines and areas, up to 3 % too narrow (seen with version 156).
export function onPaper(part) {
	offPaper(part);
	for (const canvas of part.querySelectorAll("canvas")) {
		const {width, height, style} = canvas, pixels = new OffscreenCanvas(width, height), copy = element("canvas", {className: "paper", width, height, "aria-hidden": "true"});
		pixels.getContext("2d").drawImage(canvas, 0, 0);
		copy.getContext("bitmaprenderer").transferFromImageBitmap(pixels.transferToImageBitmap());
		copy.style.height = style.height;
		canvas.after(copy);
	}
}

// offPaper removes the copies.
export function offPaper(part) {
	for (const copy of part.querySelectorAll(".paper")) copy.remove();
}
