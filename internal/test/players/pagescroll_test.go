//go:build players

package players

import "testing"

// scrolledStrips: while the wheel moves the timeline, its canvases are moved and not drawn again, and the cursor at a
// state's onset stands where the strip changes its colour, to three pixels. Where the view leaves what a canvas holds, the canvas
// is drawn again.
func (b *browser) scrolledStrips(t *testing.T) {
	b.t = t
	b.says(`press("Home"); press("0"); id("eventsPart").open = true; await wait(100);
		const stage = id("stage"), area = stage.getBoundingClientRect(), canvas = document.querySelector("#rows canvas"), c = canvas.getContext("2d");
		const wheel = async more => { stage.dispatchEvent(new WheelEvent("wheel", {clientX: area.left + 2, clientY: area.top + 40, bubbles: true, cancelable: true, ...more})); await wait(40); };
		for (let i = 0; i < 10; i++) await wheel({deltaY: -50});
		let drawn = 0;
		const clear = c.clearRect;
		c.clearRect = function(...box) { drawn++; return clear.apply(c, box); };
		await wheel({deltaX: 3}); // the first move draws what is beside the view
		drawn = 0;
		for (let i = 0; i < 20; i++) await wheel({deltaX: 7});
		const scrolled = drawn;
		const onsets = [...document.querySelectorAll("#events tr")].filter(r => r.children[3].textContent === "state").map(r => r.querySelector("button")).slice(1);
		const copy = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
		const at = x => { const box = canvas.getBoundingClientRect(); copy.drawImage(canvas, -Math.round((x - box.left) / box.width * canvas.width), -3); return [...copy.getImageData(0, 0, 1, 1).data].join(); };
		const changes = [];
		for (const button of onsets) {
			button.click();
			await wait(60);
			await wheel({deltaX: 5.3});
			const line = id("cursor").getBoundingClientRect(), x = line.left + 1;
			changes.push(at(x - 3) !== at(x + 3) && at(x - 20) === at(x - 3) && at(x + 20) === at(x + 3));
		}
		delete c.clearRect; id("eventsPart").open = false; press("0");
		return [scrolled, drawn > 0, onsets.length > 1, changes.every(v => v)]`, []any{0, true, true, true})
}
