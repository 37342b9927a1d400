// A reader whose system forces its own few colours (forced-colors) reads every kind of page, and sees where one is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, course } from './lib/course.js';
import { stage } from './lib/stage.js';

const shipped = await stage(course);
const every = await stage(blocks);

/** Words whose colour is too near to what they stand on: run inside the page. */
function unreadable() {
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color[3] > 200) return color;
    }
    return rgb('Canvas');
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  let seen = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const one = text.parentElement;
    if (!text.data.trim() || one.closest('svg, script, style, template, noscript') || !one.checkVisibility({ visibilityProperty: true })) continue;
    seen += 1;
    const [high, low] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) found.push(`${one.tagName}.${one.className} ${text.data.trim().slice(0, 40)} ${ratio.toFixed(2)}`);
  }
  return { found, seen };
}

const kinds = ['index.html', 'lessons/architecture-complete.html', 'components/etcd.html', 'components/index.html', 'glossary.html', 'diagrams/cluster.html'];

for (const colorScheme of ['light', 'dark']) {
  test(`every word of every kind of page can be read, ${colorScheme}`, async () => {
    for (const [site, files] of [[shipped, kinds], [every, ['lessons/blocs.html']]]) {
      for (const file of files) {
        const { context, page, faults } = await site.visit(file, { colorScheme, forcedColors: 'active', viewport: { width: 1280, height: 900 } });
        assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
        const { found, seen } = await page.evaluate(unreadable);
        assert.ok(seen > 40, `${file}: ${seen}`);
        assert.deepEqual(found, [], file);
        assert.deepEqual(faults, []);
        // What is not forced is seen.
        await page.addStyleTag({ content: 'h1 { forced-color-adjust: none; color: #fefefe; background: #fff }' });
        assert.ok((await page.evaluate(unreadable)).found.length > 0, file);
        await context.close();
      }
    }
  });
}

test('where one is has a line of its own: the page in the list, the section, the tab, the place of the keyboard', async () => {
  const { context, page } = await every.visit('lessons/blocs.html', { forcedColors: 'active', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  const border = (one) => { const style = getComputedStyle(one); return [style.borderTopStyle, style.borderTopWidth, style.borderTopColor].join(' '); };
  for (const [current, other] of [
    ['.lessons a[aria-current]', '.lessons li a:not([aria-current])'],
    ['.tablist [aria-selected="true"]', '.tablist [aria-selected="false"]'],
  ]) {
    const [here, there] = [await page.locator(current).first().evaluate(border), await page.locator(other).first().evaluate(border)];
    assert.notEqual(here, there, current);
  }
  const stops = [];
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => {
      const one = document.activeElement;
      if (one === document.body) return '';
      const style = getComputedStyle(one);
      return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1 ? one.outerHTML.slice(0, 120) : '';
    }));
  }
  assert.deepEqual(stops.filter(Boolean), []);
  await context.close();
});

test('a right and a wrong answer are told in words or signs, not only in colour', async () => {
  const { context, page } = await every.visit('lessons/blocs.html', { forcedColors: 'active', reducedMotion: 'reduce' });
  const question = page.locator('.question').filter({ has: page.getByRole('radio') }).first();
  const said = new Set();
  for (const choice of await question.getByRole('radio').all()) {
    await choice.check();
    await question.locator('button.check').click();
    said.add(await question.getByRole('status').textContent());
  }
  assert.ok(said.size > 1, [...said].join(' | '));
  await context.close();
});
