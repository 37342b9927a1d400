// Figures in a real browser: texts keep to their boxes in any font, and whoever does not see them is told every box and every edge.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.js';
import { build, course, program } from './lib/course.js';

const FONTS = ['system-ui', 'sans-serif', 'serif', 'monospace', 'DejaVu Sans', 'Liberation Sans', 'Liberation Serif'];

let browser;
let site;
let figures;
before(async () => {
  browser = await launch();
  site = build(course);
  figures = site.pages.filter((file) => /^diagrams\/[^/]+\.html$/.test(file));
});
after(() => browser?.close());

/** The scene of a diagram, as the program tells it. */
function scene(id) {
  const done = spawnSync(program(), ['diagram', id, '--format', 'json', '--width', '80'], { cwd: course, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

/** Texts that leave their box, and labels of edges that touch a box: run inside the page. */
function strays([font, stretched]) {
  const svg = document.querySelector('main svg.d-svg, svg.d-svg');
  svg.style.setProperty('--d-font', font);
  // Without the length that is written on it a text must fit by its cells alone.
  if (!stretched) svg.querySelectorAll('text').forEach((text) => text.removeAttribute('textLength'));
  const told = [];
  const box = (element) => element.getBBox();
  for (const node of svg.querySelectorAll('.d-node, .d-note, .d-group')) {
    const frame = box(node.querySelector(':scope > .d-box'));
    for (const text of node.querySelectorAll(':scope > text')) {
      const own = box(text);
      const inside = own.x >= frame.x && own.x + own.width <= frame.x + frame.width;
      // A title stands on the upper border.
      const level = node.classList.contains('d-group') || (own.y >= frame.y && own.y + own.height <= frame.y + frame.height);
      if (!inside || !level) told.push(`${font}: ${text.textContent} leaves its box`);
    }
  }
  const boxes = [...svg.querySelectorAll('.d-node > .d-box')].map(box);
  for (const label of svg.querySelectorAll('.d-edge > text')) {
    const own = box(label);
    const meets = boxes.some((b) => own.x < b.x + b.width && b.x < own.x + own.width && own.y + 2 < b.y + b.height && b.y < own.y + own.height - 2);
    if (meets) told.push(`${font}: ${label.textContent} lies on a box`);
  }
  return { told, texts: svg.querySelectorAll('text').length };
}

test('texts keep to their boxes in every font', async () => {
  const page = await browser.newPage();
  const told = [];
  assert.ok(figures.length > 10);
  for (const file of figures) {
    await page.goto(site.address + file);
    for (const [font, stretched] of [...FONTS.map((font) => [font, true]), ...FONTS.map((font) => [font, false])]) {
      const found = await page.evaluate(strays, [font, stretched]);
      assert.ok(found.texts > 2, file);
      told.push(...found.told.map((one) => `${file}: ${one}`));
    }
  }
  await page.close();
  assert.deepEqual(told, []);
});

test('the accessibility tree names every box and every edge', async () => {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ').trim();
  for (const file of figures) {
    await page.goto(site.address + file);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const shown = nodes.filter((node) => !node.ignored && node.name?.value);
    const names = shown.map((node) => plain(node.name.value));
    const { title, frames, routes } = scene(file.match(/([^/]+)\.html$/)[1]);
    const drawing = shown.find((node) => /graphics-document|graphicsdocument|document|img|image/i.test(node.role.value) && plain(node.name.value) === plain(title));
    assert.ok(drawing, `${file}: no drawing is called ${title}`);
    const missing = [];
    for (const frame of frames) {
      const label = plain(frame.label);
      if (!names.some((name) => name === label || name.startsWith(`${label} :`) || name.startsWith(`${label} (`))) missing.push(label);
    }
    const told = [...names];
    for (const route of routes) {
      const between = route.arrow === 'forward' ? 'vers' : 'et';
      const says = route.says ? ` : ${route.says}` : '';
      const end = (frame, row) => frames[frame].label + (row ? ` (${row})` : '');
      const sentence = plain(`${end(route.from, route.rows[0])} ${between} ${end(route.to, route.rows[1])}${says}`);
      const at = told.indexOf(sentence);
      if (at < 0) missing.push(sentence);
      else told.splice(at, 1);
    }
    assert.deepEqual(missing, [], file);
  }
  await page.close();
});

test('boxes that lead to a page are reached by Tab and show it, and forced colours draw them', async () => {
  const page = await browser.newPage({ forcedColors: 'active' });
  await page.goto(`${site.address}diagrams/cluster.html`);
  const links = page.locator('svg.d-svg a');
  const count = await links.count();
  assert.ok(count > 5);
  const href = await links.first().getAttribute('href');
  await links.first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  const seen = await page.evaluate(() => {
    const one = document.activeElement;
    const frame = getComputedStyle(one.querySelector('.d-box'));
    return { href: one.getAttribute('href'), outline: getComputedStyle(one).outlineStyle, width: frame.strokeWidth, stroke: frame.stroke, fill: frame.fill };
  });
  assert.equal(seen.href, href);
  const plain = await page.evaluate(() => {
    document.activeElement.blur();
    const frame = getComputedStyle(document.querySelector('svg.d-svg a .d-box'));
    return { width: frame.strokeWidth, stroke: frame.stroke, fill: frame.fill };
  });
  assert.ok(seen.outline !== 'none' || seen.width !== plain.width || seen.stroke !== plain.stroke, `${JSON.stringify(seen)} and ${JSON.stringify(plain)}`);
  assert.notEqual(plain.stroke, plain.fill);
  await page.close();
});

/** The drawings that are seen: how much of their size they keep, whether they are scrolled, and for which screens they are made. */
function shown() {
  return [...document.querySelectorAll('.drawing')].map((drawing) => {
    const [svg, ...others] = [...drawing.querySelectorAll('svg')].filter((one) => one.checkVisibility());
    const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute('width'));
    return { others: others.length, scale, scrolled: drawing.scrollWidth > drawing.clientWidth, made: svg.parentElement.classList[0] };
  });
}

test('a telephone shows a narrow layout, whole and large enough to be read, where there is one', async () => {
  const page = await browser.newPage();
  const seen = { wide: 0, narrow: 0, drawing: 0 };
  const scrolled = new Set();
  for (const file of [...figures, 'lessons/docker-ps.html', 'components/kube-apiserver.html']) {
    await page.goto(site.address + file);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      for (const one of await page.evaluate(shown)) {
        seen[one.made] += 1;
        assert.equal(one.others, 0, file);
        assert.notEqual(one.made, width === 360 ? 'wide' : 'narrow', file);
        if (width !== 360) continue;
        // Names of boxes are 14 px high in a drawing of full size.
        assert.ok(one.scale * 14 >= 10, `${file}: names are ${one.scale * 14} px high`);
        if (one.scrolled) scrolled.add(path.basename(file));
      }
    }
  }
  // Four lanes with what they say to each other do not stand in 360 px.
  assert.deepEqual([...scrolled].sort(), ['demarrage.html', 'kubectl-apply.html', 'sans-scheduler.html']);
  // The sequences and what is narrow anyway have one layout.
  assert.ok(seen.wide > 10 && seen.narrow > 10 && seen.drawing > 3, JSON.stringify(seen));
  await page.close();
});
