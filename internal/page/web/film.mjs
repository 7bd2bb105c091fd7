import {byId, fitted, say, soon} from "./dom.mjs";
import {palette} from "./labels.mjs";
import {stateAt} from "./lanes.mjs";
import {urlOf} from "./url.mjs";

// Film is the recording beside the page, or one that is picked by hand. It drives the cursor
// while it plays, and follows it while it stands.
export class Film {
	constructor(app) {
		this.app = app;
		this.video = byId("film");
		this.ready = false;
		this.stopAt = null;
		const {video} = this;
		video.addEventListener("loadedmetadata", () => this.found());
		video.addEventListener("error", () => this.missing());
		video.addEventListener("seeked", () => this.draw());
		video.addEventListener("play", () => this.follow());
		for (const name of ["play", "pause"]) video.addEventListener(name, () => { byId("play").textContent = video.paused ? "Play" : "Pause"; });
		video.addEventListener("pause", () => this.seek(app.cursor)); // so that film and cursor stand at one frame
		byId("pick").addEventListener("change", e => this.pick(e.target.files[0]));
		byId("rate").addEventListener("change", e => { video.playbackRate = Number(e.target.value); });
		byId("play").addEventListener("click", () => this.toggle());
		byId("showBoxes").addEventListener("change", () => this.draw());
		this.draw = soon(() => this.drawBoxes());
		app.listen("cursor people choice theme rate", this.draw);
		new ResizeObserver(this.draw).observe(video);
		const {media, stream} = app.model.data;
		if (stream.width) byId("screen").style.aspectRatio = `${stream.width} / ${stream.height}`;
		if (media) video.src = urlOf(media);
		else this.missing();
	}

	found() {
		this.ready = this.video.videoWidth > 0;
		byId("lack").hidden = this.ready;
		if (!this.ready) return this.missing();
		this.video.playbackRate = Number(byId("rate").value);
		this.seek(this.app.cursor);
		this.watch();
	}

	missing() {
		const {media} = this.app.model.data, picked = this.video.src.startsWith("blob:");
		this.ready = false;
		byId("lack").hidden = false;
		byId("lackText").textContent = picked ? "The browser cannot play this file. A copy that it can play is made by: ffmpeg -i FILM -c:v libx264 -pix_fmt yuv420p -c:a aac film.mp4"
			: media ? `The film ${media} was not found beside this page, or the browser cannot play it.` : "This page names no film.";
	}

	pick(file) {
		if (!file) return;
		if (this.video.src.startsWith("blob:")) URL.revokeObjectURL(this.video.src);
		this.video.src = URL.createObjectURL(file);
		say("Film " + file.name);
	}

	toggle() {
		if (!this.ready) return say("There is no film to play");
		this.stopAt = null;
		if (this.video.paused) this.video.play();
		else this.video.pause();
	}

	// play plays from one time to another.
	play(from, to) {
		this.app.at(from);
		if (!this.ready) return;
		this.stopAt = to;
		this.video.play();
	}

	// seek shows the frame that begins at a time: its middle, so that no rounding shows another.
	seek(seconds) {
		if (!this.ready) return;
		const {times, end} = this.app.model, i = this.app.frame;
		const next = i + 1 < times.length ? times[i + 1] : end;
		const to = times.length ? seconds + Math.min(0.02, (next - seconds) / 2) : seconds;
		if (Math.abs(this.video.currentTime - to) > 1e-4) this.video.currentTime = Math.max(0, to);
	}

	// watch takes the time of each picture that is shown, while the film plays.
	watch() {
		if (this.watching || !this.video.requestVideoFrameCallback) return;
		this.watching = true;
		const shown = (_, {mediaTime}) => {
			this.shown = mediaTime;
			if (!this.video.paused) this.tick(mediaTime);
			this.video.requestVideoFrameCallback(shown);
		};
		this.video.requestVideoFrameCallback(shown);
	}

	// follow moves the cursor where the browser does not tell of pictures, and stops in time.
	follow() {
		const step = () => {
			if (this.video.paused || this.video.ended) return;
			if (!this.watching) this.tick(this.video.currentTime);
			requestAnimationFrame(step);
		};
		requestAnimationFrame(step);
	}

	tick(seconds) {
		this.app.at(seconds, true);
		if (this.stopAt !== null && seconds >= this.stopAt) {
			this.stopAt = null;
			this.video.pause();
		}
	}

	// drawBoxes draws the boxes of the people over the film.
	drawBoxes() {
		const {app} = this, canvas = byId("boxes"), w = canvas.clientWidth, h = canvas.parentElement.clientHeight, c = fitted(canvas, w, h);
		if (!this.ready || !byId("showBoxes").checked) return;
		const {videoWidth, videoHeight} = this.video, fit = Math.min(w / videoWidth, h / videoHeight), colours = palette(true);
		const wide = videoWidth * fit, high = videoHeight * fit, left = (w - wide) / 2, top = (h - high) / 2;
		app.lanes.forEach((lane, i) => {
			const box = lane.box(app.frame);
			if (!box) return;
			const state = app.blind ? null : stateAt(lane, app.cursor), x = left + box[0] * wide, y = top + box[1] * high;
			c.lineWidth = i === app.focus ? 3 : 1.5;
			c.strokeStyle = state ? colours.colour[state.label] : "#fff";
			c.strokeRect(x, y, box[2] * wide, box[3] * high);
			const text = lane.name + (state ? " " + app.word(state.label) : "");
			c.font = "600 12px system-ui, sans-serif";
			c.fillStyle = "rgba(0,0,0,.7)";
			c.fillRect(x, Math.max(0, y - 18), c.measureText(text).width + 8, 17);
			c.fillStyle = "#fff";
			c.textBaseline = "middle";
			c.fillText(text, x + 4, Math.max(0, y - 18) + 9);
		});
	}
}
