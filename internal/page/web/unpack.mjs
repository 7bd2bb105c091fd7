// unpack gives the bytes of base64 of deflated bytes (RFC 1951).
export async function unpack(text) {
	const binary = atob(text), raw = new Uint8Array(binary.length);
	for (let i = 0; i < raw.length; i++) raw[i] = binary.charCodeAt(i); // ten times as fast as Uint8Array.from
	const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

// numbersOf reads zigzag varints.
export function numbersOf(bytes) {
	const list = [];
	let value = 0, factor = 1;
	for (const b of bytes) {
		value += (b & 127) * factor;
		factor *= 128;
		if (b < 128) {
			list.push(value % 2 ? -(value + 1) / 2 : value / 2);
			value = 0;
			factor = 1;
		}
	}
	return list;
}

// timesOf are the player's seconds of frames, of PTS as changes of their distance.
export function timesOf(changes, stream) {
	const times = new Float64Array(changes.length);
	let pts = 0, step = 0;
	changes.forEach((change, i) => {
		pts += step += change;
		times[i] = secondsOf(pts, stream);
	});
	return times;
}

// secondsOf is the player's time of a PTS.
export function secondsOf(pts, stream) {
	const [num, den] = stream.timeBase;
	return den ? (pts - stream.start) * num / den : 0;
}
