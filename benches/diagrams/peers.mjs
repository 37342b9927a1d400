// The same graphs drawn by Ardoise, Graphviz, D2 and Mermaid: sizes, times, and what is still said by the drawings.
//
//   cargo build --release && npm ci && node peers.mjs [FOLDER FOR THE DRAWINGS]
//
// ARDOISE names the program, CHROMIUM the browser (for Mermaid). Times are medians of five in one process, after a first one that is
// not counted; those of Ardoise are in `cargo bench --bench diagrams`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { D2 } from '@terrastruct/d2';
import { instance } from '@viz-js/viz';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = path.join(here, '../..');
const program = process.env.ARDOISE ? path.resolve(process.env.ARDOISE) : path.join(root, 'target/release/ardoise');
const folder = process.argv[2];
if (folder) mkdirSync(folder, { recursive: true });

function ardoise(what, format) {
  const done = spawnSync(program, ['diagram', what, '--format', format, '--width', '100', '--lang', 'en'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${what}: ${done.stderr}`);
  return done.stdout;
}

/** The graph of a scene: boxes with parents, edges with labels. */
function graph(scene) {
  const boxes = scene.frames.map((frame, i) => ({ i, id: `b${i}`, label: frame.label, parent: frame.parent, group: frame.kind === 'group' }));
  return { boxes, edges: scene.routes.map((route) => ({ from: boxes[route.from], to: boxes[route.to], label: route.says })) };
}

const quoted = (text) => JSON.stringify(text);
const inside = (g, parent) => g.boxes.filter((box) => (box.parent ?? null) === parent);

function dot(g) {
  const leaf = (box) => (box.group ? leaf(inside(g, box.i)[0]) : box.id);
  const write = (box) => (box.group
    ? `subgraph cluster_${box.id} { label=${quoted(box.label)}; ${inside(g, box.i).map(write).join(' ')} }`
    : `${box.id} [label=${quoted(box.label)}];`);
  const edges = g.edges.map(({ from, to, label }) => {
    const ends = [from.group && `ltail=cluster_${from.id}`, to.group && `lhead=cluster_${to.id}`, `label=${quoted(label)}`].filter(Boolean);
    return `${leaf(from)} -> ${leaf(to)} [${ends.join(', ')}];`;
  });
  return `digraph { compound=true; node [shape=box]; ${inside(g, null).map(write).join(' ')} ${edges.join(' ')} }`;
}

function d2(g) {
  const name = (box) => (box.parent == null ? box.id : `${name(g.boxes[box.parent])}.${box.id}`);
  const write = (box) => `${box.id}: ${quoted(box.label)}${box.group ? ` {\n${inside(g, box.i).map(write).join('\n')}\n}` : ''}`;
  return [...inside(g, null).map(write), ...g.edges.map((e) => `${name(e.from)} -> ${name(e.to)}: ${quoted(e.label)}`)].join('\n');
}

function mermaid(g) {
  const write = (box) => (box.group
    ? `subgraph ${box.id} [${quoted(box.label)}]\n${inside(g, box.i).map(write).join('\n')}\nend`
    : `${box.id}[${quoted(box.label)}]`);
  const edges = g.edges.map((e) => (e.label ? `${e.from.id} -->|${quoted(e.label)}| ${e.to.id}` : `${e.from.id} --> ${e.to.id}`));
  return ['flowchart TB', ...inside(g, null).map(write), ...edges].join('\n');
}

/** Every box of a drawing in letters: four corners whose sides are joined. On a side may stand lines that cross it, and a title above. */
function boxesOf(text) {
  const rows = text.split('\n').map((line) => [...line]);
  const at = (x, y) => rows[y]?.[x] ?? ' ';
  const found = [];
  rows.forEach((row, top) => row.forEach((sign, left) => {
    if (!'┌╔'.includes(sign)) return;
    // A title on the border has spaces, but never two of them.
    for (let right = left + 1; right < row.length && !(at(right, top) === ' ' && at(right + 1, top) === ' '); right += 1) {
      if ('┌└┘╔'.includes(at(right, top))) break;
      if (!'┐╗'.includes(at(right, top))) continue;
      for (let bottom = top + 1; '│║├┤┼╫►◄▶◀¦'.includes(at(left, bottom)) || '└╚'.includes(at(left, bottom)); bottom += 1) {
        if ('└╚'.includes(at(left, bottom))) {
          if ('┘╝'.includes(at(right, bottom))) found.push({ left, top, right, bottom });
          break;
        }
      }
      break;
    }
  }));
  return { rows, found };
}

/** How many boxes stand, with their label, in the box that they belong to. */
function placed(g, text) {
  const { rows, found } = boxesOf(text);
  const holds = (a, b) => a !== b && a.left <= b.left && a.top <= b.top && a.right >= b.right && a.bottom >= b.bottom;
  for (const box of found) {
    box.parent = found.filter((other) => holds(other, box)).sort((a, b) => b.left - a.left)[0];
    const words = [];
    for (let y = box.top; y < box.bottom; y += 1) {
      const inner = found.some((other) => holds(box, other) && other.top <= y && other.bottom >= y);
      if (!inner) words.push(rows[y].slice(box.left + 1, box.right).join(''));
      // D2 writes the title of a group in the row above it.
      if (y === box.top && y > 0) words.push(rows[y - 1].slice(box.left, box.right + 1).join(''));
    }
    box.words = words.join(' ');
  }
  const has = (box, label) => box.words.replace(/[─│═║┼┬┴├┤►◄▲▼]/g, ' ').replace(/\s+/g, ' ').includes(label);
  const used = new Set();
  const mine = new Map();
  for (const box of g.boxes) {
    const fits = found.filter((one) => !used.has(one) && has(one, box.label) && (box.parent == null || (mine.get(box.parent) && holds(mine.get(box.parent), one))));
    // The innermost one: the words of a group hold those of none of its boxes.
    const best = fits.sort((a, b) => (box.group ? a.left - b.left : b.left - a.left))[0];
    if (best) { used.add(best); mine.set(box.i, best); }
  }
  return mine.size;
}

/** Labels that stand in a text as they are, words apart allowed. */
function labels(g, text) {
  const plain = text.replace(/<[^>]*>/g, ' ').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/&#45;/g, '-').replace(/&#160;/g, ' ').replace(/\s+/g, ' ');
  const wanted = g.edges.map((e) => e.label).filter(Boolean);
  return `${wanted.filter((label) => label.split(' ').every((word) => plain.includes(word))).length}/${wanted.length}`;
}

async function timed(make) {
  await make();
  const times = [];
  let made;
  for (let i = 0; i < 5; i += 1) {
    const start = performance.now();
    made = await make();
    times.push(performance.now() - start);
  }
  return { made, ms: times.sort((a, b) => a - b)[2].toFixed(1) };
}

const viz = await instance();
const terra = new D2();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setContent('<div id="here"></div>');
await page.addScriptTag({ content: readFileSync(path.join(here, 'node_modules/mermaid/dist/mermaid.min.js'), 'utf8') });
await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false }));

const keep = (name, text) => { if (folder) writeFileSync(path.join(folder, name), text); };
const svgs = [];
const texts = [];
for (const what of ['mk', 'cluster', 'etoile', 'acces', 'runtime', 'deux-chemins', 'hierarchie', 'architecture']) {
  const source = what === 'mk' ? path.join(here, 'mk.yaml') : what;
  const g = graph(JSON.parse(ardoise(source, 'json')));
  const row = (engine, svg, ms) => {
    keep(`${what}.${engine.toLowerCase().replaceAll(' ', '-')}.svg`, svg);
    const [, width, height] = svg.match(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/) ?? [];
    svgs.push([what, engine, ms, `${Math.round(width)} x ${Math.round(height)}`, svg.length, gzipSync(svg).length, labels(g, svg)]);
  };
  const letters = (engine, text) => {
    keep(`${what}.${engine.toLowerCase().replaceAll(' ', '-')}.txt`, text);
    const lines = text.replace(/\s+$/, '').split('\n').map((line) => line.trimEnd());
    texts.push([what, engine, `${Math.max(...lines.map((line) => [...line].length))} x ${lines.length}`, `${placed(g, text)}/${g.boxes.length}`, labels(g, text)]);
  };
  row('Ardoise', ardoise(source, 'svg'), '(bench)');
  letters('Ardoise', ardoise(source, 'unicode'));
  const graphviz = await timed(() => viz.renderString(dot(g), { format: 'svg' }));
  row('Graphviz', graphviz.made, graphviz.ms);
  for (const layout of ['dagre', 'elk']) {
    const drawn = await timed(async () => {
      const compiled = await terra.compile(d2(g), { layout });
      return { compiled, svg: await terra.render(compiled.diagram, { ...compiled.renderOptions, pad: 0 }) };
    });
    row(`D2 ${layout}`, drawn.made.svg, drawn.ms);
    const { compiled } = drawn.made;
    if (layout === 'elk') letters('D2 elk', await terra.render(compiled.diagram, { ...compiled.renderOptions, ascii: true }));
  }
  const flow = await timed(() => page.evaluate(async (text) => (await globalThis.mermaid.render('drawn', text)).svg, mermaid(g)));
  row('Mermaid', flow.made, flow.ms);
}
await browser.close();

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
console.log(table(['graph', 'engine', 'ms', 'pixels', 'bytes', 'gzipped', 'labels of edges'], svgs));
console.log(`\n${table(['graph', 'engine', 'columns x rows', 'boxes in the right box', 'labels of edges'], texts)}`);
process.exit(0);
