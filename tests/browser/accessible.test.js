// No violation of WCAG 2.2 A and AA that axe can see, on every page, in each language, in light and in dark.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.js';
import { blocks, build, course, scaffold } from './lib/course.js';
import { serve } from './lib/server.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Unfolds what is folded, and waits for what the theme does then: run inside the page. */
async function unfold() {
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  // Whatever is under the bar that stays at the top would be hidden by it.
  scrollTo(0, 0);
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}

async function violations(page) {
  await page.evaluate(unfold);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html} (${node.any.map((one) => one.message)})`));
}

/** What axe finds on pages, each told with its page. */
async function look(site, pages, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await context.addInitScript(axe.source);
  const page = await context.newPage();
  const all = [];
  // From a server: 404.html is made for one.
  const host = await serve('/', () => site.folder);
  for (const file of pages) {
    await page.goto(host.address + file);
    const found = await violations(page);
    for (const tab of await page.getByRole('tab', { selected: false }).all()) {
      await tab.click();
      found.push(...(await violations(page)));
    }
    all.push(...found.map((one) => `${file}: ${one}`));
  }
  await context.close();
  await host.close();
  return [...new Set(all)];
}

for (const colorScheme of ['light', 'dark']) {
  test(`the course, ${colorScheme}`, async () => {
    const site = build(course);
    // Both languages: lessons, components, diagrams, home, list, glossary; one 404.
    assert.ok(site.pages.length >= 2 * (14 + 25 + 15 + 3) + 1, `${site.pages.length} pages`);
    assert.deepEqual(await look(site, site.pages, { colorScheme }), []);
  });

  test(`every block, for teachers, ${colorScheme}`, async () => {
    const site = build(blocks, '--edition', 'teacher');
    assert.deepEqual(await look(site, site.pages, { colorScheme }), []);
  });

  test(`every block on a telephone, ${colorScheme}`, async () => {
    const site = build(blocks);
    const pages = site.pages.filter((page) => /blocs|index|404|glossary|components\/blue/.test(page));
    assert.deepEqual(await look(site, pages, { colorScheme, viewport: { width: 320, height: 640 } }), []);
  });
}

test('a new course', async () => {
  for (const lang of ['fr', 'en']) {
    const site = scaffold(lang);
    assert.deepEqual(await look(site, site.pages, {}), []);
  }
});
