// One browser and one built course for all tests of a file, and pages of it that are watched.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { launch, watch } from './browser.js';
import { build } from './course.js';

/** Starts the browser, which ends with the tests of the file, and builds the course in `folder`. */
export async function stage(folder) {
  const site = build(folder);
  const browser = await launch();
  after(() => browser.close());

  /** Opens a page of the site in a context of its own, once `script` was added to it; `faults` gathers what its pages do wrong. */
  async function visit(file, options, script) {
    const context = await browser.newContext(options);
    if (script) await context.addInitScript(script);
    const faults = watch(context, site.address);
    const page = await context.newPage();
    await page.goto(site.address + file);
    return { context, page, faults };
  }

  /** Runs `look` on the first `block` of the lesson with every block, and fails where the page did something that it should not. */
  async function look(block, options, look) {
    const { context, page, faults } = await visit('lessons/blocs.html', { viewport: { width: 1100, height: 900 }, reducedMotion: 'reduce', ...options });
    await look(page, page.locator(block).first());
    await context.close();
    assert.deepEqual(faults, []);
  }

  return { browser, site, visit, look };
}
