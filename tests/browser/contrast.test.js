// Contrast of what the theme writes on what it writes it on, as the browser paints it, in both themes. `node --test contrast.test.js`
// checks it against WCAG 2.2 AA; with SHOW=1 it prints the table that docs/design.md quotes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks } from './lib/course.js';
import { stage } from './lib/stage.js';

const { browser, site } = await stage(blocks);

const families = ['blue', 'teal', 'green', 'amber', 'red', 'rose', 'violet', 'slate'];

/** Ratios of pairs of colours: run inside the page, which alone knows what they are. */
function ratios(families) {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement('span'));
  const luminance = (color) => {
    probe.style.color = color;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100;
  };
  const found = {};
  for (const ground of ['--paper', '--shade']) {
    for (const ink of ['--ink', '--soft', '--accent', '--wood-ink', '--yes', '--no']) found[`${ink} on ${ground}`] = ratio(`var(${ink})`, `var(${ground})`);
  }
  for (const family of families) {
    probe.className = `c-${family}`;
    for (const ground of ['--paper', '--shade', '--tint']) found[`${family} on ${ground}`] = ratio('var(--c)', `var(${ground})`);
  }
  probe.className = '';
  const lines = {};
  const drawing = document.querySelector('.d-svg');
  drawing.after(probe);
  const variable = (name) => getComputedStyle(drawing).getPropertyValue(name);
  for (const family of families) {
    found[`diagram: text on ${family}`] = ratio(variable('--d-ink'), variable(`--d-${family}`));
    found[`diagram: small text on ${family}`] = ratio(variable('--d-muted'), variable(`--d-${family}`));
    lines[`diagram: line of ${family}`] = ratio(variable(`--d-${family}-line`), variable('--d-bg'));
  }
  lines['borders of fields: --edge'] = ratio('var(--edge)', 'var(--paper)');
  probe.remove();
  return { found, lines };
}

for (const colorScheme of ['light', 'dark']) {
  test(`text has a contrast of 4.5 and lines of 3, ${colorScheme}`, async () => {
    const page = await browser.newPage({ colorScheme });
    await page.goto(`${site.address}lessons/blocs.html`);
    const { found, lines } = await page.evaluate(ratios, families);
    assert.ok(Object.keys(found).length > 50);
    if (process.env.SHOW) console.log(colorScheme, { ...found, ...lines });
    assert.deepEqual(Object.entries(found).filter(([, ratio]) => !(ratio >= 4.5)), []);
    assert.deepEqual(Object.entries(lines).filter(([, ratio]) => !(ratio >= 3)), []);
    await page.close();
  });
}

test('lines of text are no longer than a measure, and sizes are those of the scale', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site.address}lessons/blocs.html`);
  const { most, sizes } = await page.evaluate(() => {
    const range = document.createRange();
    let most = 0;
    for (const paragraph of document.querySelectorAll('article > p')) {
      // Characters between two line ends, counted where the browser breaks them.
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      let top = null;
      let count = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i += 1) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const box = range.getBoundingClientRect();
          if (!box.width) continue;
          if (top !== null && box.top > top + 12) count = 0;
          top = box.top;
          most = Math.max(most, (count += 1));
        }
      }
    }
    const size = (selector) => getComputedStyle(document.querySelector(selector)).fontSize;
    return { most, sizes: Object.fromEntries(['h1', 'article h2', 'article h3', '.lead', 'article > p:not(.lead)', '.about dt', '.breadcrumb', 'figure.code pre'].map((name) => [name, size(name)])) };
  });
  if (process.env.SHOW) console.log({ most, sizes });
  assert.ok(most > 55 && most <= 90, `${most} characters`);
  await page.close();
});
