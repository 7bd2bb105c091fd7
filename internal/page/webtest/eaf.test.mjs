import assert from "node:assert/strict";
import {test} from "node:test";
import {notesAsEAF, notesFromEAF} from "../web/eaf.mjs";

const notes = [
	{from: 1, to: 4.5, person: "Anna", tag: "rupture", text: 'a "b" <c> & d\nand \u00e9', by: "Eva"},
	{from: 2, to: 3, person: "Anna", tag: "", text: "at the same time", by: "Eva"},
	{from: 6.25, to: null, person: "", tag: "", text: "a point", by: ""},
];

test("notes come back from EAF", () => {
	const text = notesAsEAF(notes, "a & b.mp4");
	assert.deepEqual(notesFromEAF(text), notes);
	assert.equal((text.match(/<TIER /g) ?? []).length, 3, "notes that overlap have tiers of their own");
	assert.match(text, /RELATIVE_MEDIA_URL="a &amp; b.mp4"/);
	assert.doesNotMatch(notesAsEAF([{...notes[0], text: "\u0000\u0007\ud800x"}], ""), /[\u0000\u0007]/);
});

test("EAF of ELAN is read: single quotes, references, CDATA, tiers without annotations", () => {
	const text = `<ANNOTATION_DOCUMENT><!-- <TIER TIER_ID="no"> --><TIME_ORDER><TIME_SLOT TIME_SLOT_ID='ts1' TIME_VALUE='500'/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="1500"/><TIME_SLOT TIME_SLOT_ID="ts3"/></TIME_ORDER>
		<TIER TIER_ID="empty"/><TIER TIER_ID="codes" LINGUISTIC_TYPE_REF="x"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE><![CDATA[a<b]]></ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
		<TIER TIER_ID="more" ANNOTATOR="Eva" PARTICIPANT="Otto" PARENT_REF="codes"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1"><ANNOTATION_VALUE>[t] x &#233;</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
		<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="nowhere"><ANNOTATION_VALUE>lost</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
	assert.deepEqual(notesFromEAF(text), [{from: 0.5, to: 1.5, person: "", tag: "", text: "a<b", by: "codes"}, {from: 0.5, to: 1.5, person: "Otto", tag: "t", text: "x \u00e9", by: "Eva"}]);
});
