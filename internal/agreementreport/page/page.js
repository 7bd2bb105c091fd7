'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const palette = {
  neutral: ['#8c8c8c', '#000', 'N'], happiness: ['#c18300', '#000', 'H'], surprise: ['#b52a00', '#fff', 'Su'], sadness: ['#2584ff', '#000', 'Sa'],
  anger: ['#6a1519', '#fff', 'A'], disgust: ['#1d7b54', '#fff', 'D'], fear: ['#96358e', '#fff', 'F'], contempt: ['#0f3d44', '#fff', 'C'],
  uncertain: ['#d7d9de', '#000', '?'],
};
const lane = 36, axisHeight = 22;
let pixels = 8; // of a second
let chosen = -1;

const node = (name, text, attributes) => fill(document.createElement(name), text, attributes);
const svg = (name, attributes, text) => fill(document.createElementNS('http://www.w3.org/2000/svg', name), text, attributes);
function fill(n, text, attributes) {
  if (text !== undefined && text !== null) n.textContent = text;
  for (const k in attributes) n.setAttribute(k, attributes[k]);
  return n;
}
const clock = s => {
  const sign = s < 0 ? '-' : '', t = Math.abs(s), h = Math.floor(t / 3600), m = Math.floor(t / 60) % 60;
  return sign + (h ? h + ':' + String(m).padStart(2, '0') : m) + ':' + (t % 60).toFixed(2).padStart(5, '0');
};
const three = v => v === null ? 'undefined' : v.toFixed(3);
const line = () => data.timelines[$('person').value];
const pair = () => $('pair').value.split(',').map(Number);
const comparison = () => pair().map(i => data.raters[i].name).join(' ~ ');

// The differences of the chosen pair, of the chosen length, with neighbours of the same labels joined.
function differences() {
  const [a, b] = pair(), list = [];
  for (const d of line().differences || []) {
    const x = d.labels[a], y = d.labels[b], last = list[list.length - 1];
    if (!x || !y || x === y) continue;
    if (last && last.to === d.from && last.x === x && last.y === y) last.to = d.to;
    else list.push({from: d.from, to: d.to, x, y});
  }
  return list.filter(d => d.to - d.from >= Number($('least').value) - 1e-9);
}

function bounds() {
  let from = Infinity, to = -Infinity;
  const see = r => { from = Math.min(from, r.from); to = Math.max(to, r.to); };
  line().judged_by_all.forEach(see);
  for (const t of line().tracks) (t || []).forEach(see);
  return [from, to];
}

function step() {
  for (const s of [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800]) if (s * pixels >= 80) return s;
  return 3600;
}

function block(s, y, x) {
  const [colour, ink, letter] = palette[s.label] || ['', '', ''];
  const width = Math.max(1, (s.to - s.from) * pixels);
  const g = svg('g'), at = x(s.from);
  const r = svg('rect', {x: at, y: y + 4, width, height: lane - 8});
  if (colour) r.setAttribute('fill', colour); else r.setAttribute('class', 'blank');
  g.append(r, svg('title', {}, s.label + ' ' + clock(s.from) + ' to ' + clock(s.to)));
  if (width > 18) g.append(svg('text', {x: at + 4, y: y + lane / 2 + 4, fill: ink || 'currentColor'}, width > 70 ? s.label : letter));
  return g;
}

function drawLines() {
  const [from, to] = bounds(), x = s => (s - from) * pixels, [a, b] = pair(), picture = $('lines');
  const width = Math.max(100, (to - from) * pixels + 2), height = axisHeight + 3 * lane;
  picture.replaceChildren();
  fill(picture, null, {width, height, viewBox: `0 0 ${width} ${height}`});
  const every = step();
  for (let s = Math.ceil(from / every) * every; s <= to; s += every) {
    picture.append(svg('line', {class: 'tick', x1: x(s), x2: x(s), y1: axisHeight - 6, y2: height}), svg('text', {class: 'axis', x: x(s) + 3, y: 12}, clock(s).replace(/\.00$/, '')));
  }
  let last = from;
  for (const r of [...line().judged_by_all, {from: to, to}]) {
    if (r.from > last) picture.append(svg('rect', {class: 'unjudged', x: x(last), y: axisHeight, width: x(r.from) - x(last), height: 2 * lane}));
    last = r.to;
  }
  [a, b].forEach((rater, row) => (line().tracks[rater] || []).forEach(s => picture.append(block(s, axisHeight + row * lane, x))));
  differences().forEach((d, i) => {
    const r = svg('rect', {class: 'difference', x: x(d.from), y: axisHeight + 2 * lane + 8, width: Math.max(2, (d.to - d.from) * pixels), height: lane - 16});
    r.append(svg('title', {}, said(d)));
    r.addEventListener('click', () => choose(i));
    picture.append(r);
  });
  const frame = svg('rect', {class: 'chosen', id: 'frame', y: axisHeight + 1, height: 3 * lane - 2, width: 0});
  picture.append(frame);
  $('names').replaceChildren(fill(node('div', ''), null, {class: 'head'}), ...[a, b].map(r => node('div', data.raters[r].name)), node('div', 'differences'));
  $('names').firstChild.style.height = axisHeight + 'px';
  mark();
}

const said = d => `${clock(d.from)} to ${clock(d.to)}: ${d.x} and ${d.y}`;

function mark() {
  const list = differences(), d = list[chosen], frame = $('frame');
  for (const row of $('differences').children) row.removeAttribute('aria-current');
  if (!d) { $('place').textContent = `${list.length} differences`; frame.setAttribute('width', 0); return; }
  const from = bounds()[0], at = (d.from - from) * pixels, width = Math.max(4, (d.to - d.from) * pixels);
  frame.setAttribute('x', at - 1);
  frame.setAttribute('width', width + 2);
  const row = $('differences').children[chosen];
  if (row) { row.setAttribute('aria-current', 'true'); row.scrollIntoView({block: 'nearest'}); }
  $('place').textContent = `${chosen + 1} of ${list.length}: ${said(d)}`;
  const view = $('scroll');
  if (at < view.scrollLeft || at + width > view.scrollLeft + view.clientWidth) view.scrollLeft = at - view.clientWidth / 3;
}

function choose(i) {
  const n = differences().length;
  chosen = n ? Math.min(n - 1, Math.max(0, i)) : -1;
  mark();
}

const mostRows = 2000;
function drawDifferences() {
  const [a, b] = pair(), list = differences();
  $('differenceHead').replaceChildren(...['from', 'to', 'seconds', data.raters[a].name, data.raters[b].name].map(t => node('th', t, {scope: 'col'})));
  $('differences').replaceChildren(...list.slice(0, mostRows).map((d, i) => {
    const row = node('tr'), first = node('td'), go = node('button', clock(d.from), {type: 'button'});
    go.addEventListener('click', () => choose(i));
    first.append(go);
    row.append(first, node('td', clock(d.to)), node('td', (d.to - d.from).toFixed(2)), node('td', d.x), node('td', d.y));
    return row;
  }));
  $('more').textContent = list.length > mostRows ? `${list.length - mostRows} more are not listed here; they are marked above.` : '';
}

function drawMeasures() {
  const of = comparison(), l = line();
  const rows = data.measures.filter(m => m.session === l.session && m.person === l.person && (m.comparison === of || m.comparison === 'all raters'));
  const together = data.measures.filter(m => m.session === 'all sessions' && m.comparison === of && !m.label);
  const more = node('details'), head = ['measure', 'label', 'value', '95 %', 'how'];
  more.append(node('summary', 'By expression'), table(head, rows.filter(m => m.label).map(cells)));
  $('measures').replaceChildren(table(head, rows.filter(m => !m.label).map(cells)), more);
  if (together.length) $('measures').append(node('h3', 'All sessions together'), table(head, together.map(cells)));
}
const cells = m => [(m.comparison === 'all raters' ? 'all raters: ' : '') + m.measure.replaceAll('_', ' '), m.label, three(m.value), m.lower === null ? '' : three(m.lower) + ' to ' + three(m.upper), m.method];

function drawTables() {
  const of = comparison(), l = line(), names = pair().map(i => data.raters[i].name);
  $('tables').replaceChildren();
  for (const t of data.tables.filter(t => t.session === l.session && t.person === l.person && t.comparison === of)) {
    const made = table([`${names[0]} \\ ${names[1]}`, ...t.labels], t.cells.map((row, i) => [t.labels[i], ...row.map(v => t.unit === 'events' ? String(v) : v.toFixed(1))]));
    [...made.tBodies[0].rows].forEach((row, i) => row.cells[i + 1].classList.add('same'));
    $('tables').append(node('h3', t.unit === 'events' ? 'Events (linked pairs count twice)' : 'Seconds'), made);
  }
}

function table(head, rows) {
  const t = node('table'), h = t.createTHead().insertRow(), body = t.createTBody();
  head.forEach(c => h.append(node('th', c, {scope: 'col'})));
  for (const r of rows) { const row = body.insertRow(); r.forEach(c => row.append(node('td', c))); }
  return t;
}

function drawLegend() {
  const used = new Set(data.labels);
  $('legend').replaceChildren(...Object.keys(palette).filter(l => used.has(l)).map(l => {
    const key = node('span', null, {class: 'key'}), s = svg('svg', {viewBox: '0 0 22 22', 'aria-hidden': 'true'});
    s.append(svg('rect', {width: 22, height: 22, fill: palette[l][0]}), svg('text', {x: 3, y: 15, fill: palette[l][1]}, palette[l][2]));
    key.append(s, document.createTextNode(l));
    return key;
  }));
}

function choosePairs() {
  const pairs = [];
  const there = i => line().tracks[i];
  data.raters.forEach((r, i) => data.raters.forEach((s, j) => { if (i < j && there(i) && there(j)) pairs.push([i, j]); }));
  const before = $('pair').value;
  $('pair').replaceChildren(...pairs.map(([i, j]) => node('option', data.raters[i].name + ' and ' + data.raters[j].name, {value: i + ',' + j})));
  if (pairs.some(p => p.join() === before)) $('pair').value = before;
}

function draw() { chosen = -1; drawDifferences(); drawLines(); drawMeasures(); drawTables(); }

function zoom(by) {
  const view = $('scroll'), middle = (view.scrollLeft + view.clientWidth / 2) / pixels;
  pixels = Math.min(200, Math.max(0.05, pixels * by));
  drawLines();
  view.scrollLeft = middle * pixels - view.clientWidth / 2;
}

$('notice').textContent = 'facecue gives an ' + data.notice + '.';
$('person').append(...data.timelines.map((t, i) => node('option', (t.session ? t.session + ', ' : '') + t.person, {value: i})));
$('remarks').append(...(data.remarks || []).map(r => node('li', r)));
$('method').textContent = data.method;
$('person').addEventListener('change', () => { choosePairs(); fit(); draw(); });
$('pair').addEventListener('change', draw);
$('least').addEventListener('change', draw);
$('previous').addEventListener('click', () => choose(chosen - 1));
$('next').addEventListener('click', () => choose(chosen + 1));
$('in').addEventListener('click', () => zoom(2));
$('out').addEventListener('click', () => zoom(0.5));
document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.altKey || e.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
  const key = {n: () => choose(chosen + 1), p: () => choose(chosen - 1), '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(0.5), Home: () => choose(0), End: () => choose(1e9)}[e.key.length === 1 ? e.key.toLowerCase() : e.key];
  if (key) { e.preventDefault(); key(); }
});
// The whole session is seen at first, but not smaller than what can be read.
function fit() {
  const [from, to] = bounds();
  pixels = Math.min(40, Math.max(2, ($('scroll').clientWidth - 10) / (to - from)));
}
choosePairs();
drawLegend();
drawLines();
fit();
draw();
