// The cards of mentions: by mouse, keyboard and touch; they stay, go with Escape, and are lost by nobody without JavaScript.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, test } from 'node:test';
import { launch, watch } from './lib/browser.js';
import { blocks, build, course } from './lib/course.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const lesson = 'lessons/blocs.html';
const card = (page) => page.locator('.mention-card');
/** The first mention in the text of a lesson. */
const first = (page) => page.locator('main p > a.mention').first();

test('a mouse opens a card, may go to it, and leaves it', async () => {
  const site = build(blocks);
  const context = await browser.newContext();
  const faults = watch(context, site.address);
  const page = await context.newPage();
  await page.goto(site.address + lesson);
  const link = first(page);
  await link.scrollIntoViewIfNeeded();
  await link.hover();
  await card(page).waitFor();
  const href = await link.getAttribute('href');
  assert.equal(await card(page).locator('a.go').getAttribute('href'), href);
  for (const part of ['.kind', '.name', '.kind + .name + p']) assert.ok((await card(page).locator(part).textContent()).trim(), part);
  const inside = await card(page).evaluate((element) => {
    const { top, left, right, bottom } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
  assert.ok(inside, 'in the window');
  await card(page).hover();
  await page.waitForTimeout(600);
  assert.equal(await card(page).count(), 1, 'it stays under the mouse');
  await page.mouse.move(2, 2);
  await card(page).waitFor({ state: 'detached' });
  assert.equal(await link.getAttribute('aria-describedby'), null);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the keyboard opens a card, Escape closes it and the link keeps the focus', async () => {
  const page = await browser.newPage();
  await page.goto(build(blocks).address + lesson);
  const link = first(page);
  // By the keyboard: from the stop before the link.
  await link.evaluate((element) => {
    const before = document.createElement('button');
    element.before(before);
    before.focus();
  });
  await page.keyboard.press('Tab');
  await card(page).waitFor();
  const described = await link.getAttribute('aria-describedby');
  assert.equal(await page.locator(`#${described}`).textContent(), await card(page).locator('.name + p').textContent());
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'go', 'the link of the card comes next');
  await page.keyboard.press('Escape');
  assert.equal(await card(page).count(), 0);
  assert.equal(await link.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press('Tab');
  await card(page).waitFor();
  assert.notEqual(await card(page).locator('a.go').getAttribute('href'), await link.getAttribute('href'), 'the next mention has its own');
  await page.close();
});

test('a touch opens a card, the second one follows the link', async () => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 360, height: 700 } });
  const page = await context.newPage();
  const site = build(blocks);
  await page.goto(site.address + lesson);
  const link = first(page);
  const target = await link.evaluate((element) => element.href);
  await link.tap();
  await card(page).waitFor();
  assert.equal(page.url(), site.address + lesson);
  await page.locator('h1').tap();
  await card(page).waitFor({ state: 'detached' });
  await link.tap();
  await card(page).waitFor();
  await link.tap();
  await page.waitForURL(target);
  await context.close();
});

test('at 400 % zoom a card keeps to the window, and so does its link when it has the focus', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
  await page.goto(`${build(course).address}lessons/plan-de-controle.html`);
  const links = page.locator('main a.mention');
  const inside = (box) => box.y >= 0 && box.y + box.height <= 256;
  let seen = 0;
  for (let i = 0; i < await links.count(); i += 1) {
    await links.nth(i).evaluate((element) => {
      const before = document.createElement('button');
      element.before(before);
      before.focus();
    });
    await page.keyboard.press('Tab');
    // A mention in what is folded is not reached.
    if (!await links.nth(i).evaluate((element) => element === document.activeElement)) continue;
    await card(page).waitFor();
    seen += 1;
    const told = `${await links.nth(i).textContent()} (${i})`;
    // Once nothing scrolls any more.
    const still = () => page.evaluate(() => new Promise((done) => {
      const at = scrollY;
      setTimeout(() => done(at === scrollY), 100);
    }));
    while (!await still());
    assert.ok(inside(await card(page).boundingBox()), `the card of ${told}`);
    await page.keyboard.press('Tab');
    while (!await still());
    assert.ok(inside(await card(page).locator('a.go').boundingBox()), `the link of the card of ${told}`);
    await page.keyboard.press('Escape');
  }
  assert.ok(seen > 3);
  await page.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`an open card is accessible and fits 320 px, ${colorScheme}`, async () => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width: 320, height: 700 } });
    await context.addInitScript(axe.source);
    const page = await context.newPage();
    const site = build(course);
    for (const file of ['lessons/pod-et-pause.html', 'en/components/kubelet.html']) {
      await page.goto(site.address + file);
      const link = page.locator('main a.mention').first();
      await link.scrollIntoViewIfNeeded();
      await link.hover();
      await card(page).waitFor();
      const violations = await page.evaluate(async () => {
        const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
        const own = await globalThis.axe.run('.mention-card', { runOnly });
        // What the card covers for a moment is smaller, of course.
        const around = await globalThis.axe.run('main', { runOnly, rules: { 'target-size': { enabled: false } } });
        return [...own.violations, ...around.violations];
      });
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`), [], file);
      const { left, right } = await card(page).evaluate((element) => element.getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= 320, `${left} to ${right}`);
    }
    await context.close();
  });
}

test('each thing is told once on a page, and a mention without JavaScript is a link', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(build(blocks).address + lesson);
  const told = await page.locator('#ardoise-mentions').evaluate((data) => [...data.content.children].map((one) => one.dataset.url));
  assert.ok(told.length > 8);
  assert.equal(new Set(told).size, told.length);
  const link = first(page);
  const target = await link.evaluate((element) => element.href);
  await link.click();
  assert.equal(page.url(), target);
  await context.close();
});
