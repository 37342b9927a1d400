// Progress: lessons that are finished, objectives, where to resume; saved to a file, opened from one, erased; and never needed.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { course } from './lib/course.js';
import { stage } from './lib/stage.js';

const { site, visit } = await stage(course);

const first = 'lessons/docker-ps.html';
const second = 'lessons/trois-familles.html';
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/’/g, "'").trim();
const at = (page, selector) => page.locator(`.progress ${selector}`);

async function open(file, options, script) {
  const opened = await visit(file, options, script);
  return { ...opened, go: (name) => opened.page.goto(site.address + name) };
}
/** Finishes the lesson that is open, by keyboard. */
const finish = (page) => at(page, '.finish').press('Enter');

test('a finished lesson is marked in every list and every language, and can be taken back', async () => {
  const { context, page, faults, go } = await open(first);
  assert.equal(await at(page, '.finish').getAttribute('aria-pressed'), 'false');
  await finish(page);
  assert.equal(await at(page, '.finish').getAttribute('aria-pressed'), 'true');
  assert.equal(plain(await at(page, '.verdict').textContent()), "C'est retenu.");
  for (const [file, list] of [[second, '.lessons'], ['index.html', '.outline'], [`en/${second}`, '.lessons'], ['en/index.html', '.outline']]) {
    await go(file);
    const link = page.locator(`${list} a[href$="${first}"], ${list} a[href$="docker-ps.html"]`).first();
    assert.match(await link.textContent(), /✓ \((Terminée|Finished)\)$/, file);
    assert.equal(await page.locator(`${list} a.finished`).count(), 1, file);
  }
  await go(first);
  await finish(page);
  await go('index.html');
  assert.equal(await page.locator('.outline a.finished').count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test('objectives that are ticked stay ticked', async () => {
  const { context, page, go } = await open(first);
  assert.ok(await at(page, '.goals input').count() > 1);
  await at(page, '.goals input').nth(1).press('Space');
  await go(second);
  assert.equal(await at(page, '.goals input:checked').count(), 0);
  await go(`en/${first}`);
  assert.deepEqual(await at(page, '.goals input').evaluateAll((all) => all.map((one) => one.checked).slice(0, 2)), [false, true]);
  await context.close();
});

test('the home page resumes where one left, or after what is finished', async () => {
  const { context, page, go } = await open('index.html');
  const start = page.locator('a.start');
  const begin = await start.textContent();
  assert.equal(await start.getAttribute('href'), first);
  await go(second);
  const heading = page.locator('article h2[id]').nth(2);
  const id = await heading.getAttribute('id');
  await heading.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 100, behavior: 'instant' }));
  await go('index.html');
  assert.match(plain(await start.textContent()), /^Reprendre : /);
  assert.equal(await start.getAttribute('href'), `${second}#${id}`);
  await go(second);
  await finish(page);
  await go('index.html');
  assert.equal(await start.getAttribute('href'), 'lessons/pod-et-pause.html');
  assert.equal(plain(await at(page, '.count').textContent()), 'Leçons terminées : 1 sur 14. Questions réussies : 0.');
  page.once('dialog', (dialog) => dialog.accept());
  await at(page, '.reset').click();
  assert.equal(await start.textContent(), begin);
  assert.equal(await start.getAttribute('href'), first);
  await context.close();
});

test('progress goes to another browser in a file, and erasing asks first', async () => {
  const one = await open(first);
  await finish(one.page);
  const box = one.page.locator('.question[data-kind="single"]').first();
  const right = await box.locator('.answer li.right').getAttribute('data-key');
  await box.locator(`.choices input[value="${right}"]`).check();
  await box.locator('.check').click();
  await one.go('index.html');
  const [download] = await Promise.all([one.page.waitForEvent('download'), at(one.page, '.export').click()]);
  assert.match(download.suggestedFilename(), /^progress-[\w-]+\.json$/);
  const file = await download.path();
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).format, 'ardoise-progress-1');
  one.page.once('dialog', (dialog) => dialog.dismiss());
  await at(one.page, '.reset').click();
  assert.equal(await one.page.locator('.outline a.finished').count(), 1, 'not erased without a yes');

  const other = await open(second);
  await finish(other.page);
  await other.go('index.html');
  await at(other.page, 'input[type=file]').setInputFiles(file);
  await other.page.waitForFunction(() => document.querySelector('.progress .verdict').textContent);
  assert.equal(plain(await at(other.page, '.verdict').textContent()), 'Le fichier a été ajouté à votre progression.');
  assert.equal(await other.page.locator('.outline a.finished').count(), 2, 'what was done in either is done');
  assert.match(plain(await at(other.page, '.count').textContent()), /Questions réussies : 1\./);
  await other.go(first);
  assert.equal(await other.page.locator('.question .verdict.right').count(), 1);
  assert.deepEqual([...one.faults, ...other.faults], []);
  await one.context.close();
  await other.context.close();
});

test('what was kept or saved before the course had an id comes along', async () => {
  const { context, page, faults, go } = await open(second);
  const { id, former } = await page.evaluate(() => ({ id: globalThis.ardoise.course, former: globalThis.ardoise.former }));
  assert.ok(id && former && id !== former);
  await finish(page);
  const text = (name) => JSON.stringify({ format: 'ardoise-progress-1', course: former, last: null, pages: { [name]: { done: true, goals: [1], answers: {} } } });
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ardoise.course.')));
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [`ardoise.course.${former}`, text(first)]);
  await go('index.html');
  assert.equal(await page.locator('.outline a.finished').count(), 2, 'the one before and the one after');
  assert.deepEqual(await keys(), [`ardoise.course.${id}`]);
  await go(`en/${first}`);
  assert.deepEqual(await at(page, '.goals input').evaluateAll((all) => all.map((one) => one.checked).slice(0, 2)), [true, false]);

  await go('index.html');
  await at(page, 'input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text('lessons/pod-et-pause.html')) });
  await page.waitForFunction(() => document.querySelector('.progress .verdict').textContent);
  assert.equal(await page.locator('.outline a.finished').count(), 3);
  page.once('dialog', (dialog) => dialog.accept());
  await at(page, '.reset').click();
  await page.reload();
  assert.equal(await page.locator('.outline a.finished').count(), 0, 'what is erased does not come back');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a hostile file changes nothing, or only what has the right form', async () => {
  const { context, page, faults } = await open('index.html');
  const id = await page.evaluate(() => globalThis.ardoise.course);
  const hostile = '<img src=x onerror=alert(1)>';
  page.on('dialog', (dialog) => { faults.push(dialog.message()); dialog.dismiss(); });
  const give = async (name, text) => {
    await page.evaluate(() => { document.querySelector('.progress .verdict').textContent = ''; });
    await at(page, 'input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.waitForFunction(() => document.querySelector('.progress .verdict').textContent);
    return plain(await at(page, '.verdict').textContent());
  };
  const file = (more) => JSON.stringify({ format: 'ardoise-progress-1', course: id, ...more });
  const refused = /^Ce fichier ne contient pas/;
  for (const text of ['', 'null', '[1]', '"x"', '{', hostile, file({}), file({ pages: null }), file({ pages: 3 }), file({ course: 'another', pages: {} }),
    `{"format":"ardoise-progress-1","course":"${id}","pages":{${'"a.html":{},'.repeat(200000)}"b.html":{}}}`, '['.repeat(100000)]) {
    assert.match(await give('x.json', text), refused, text.slice(0, 60));
  }
  const pages = {
    [first]: { done: 'yes', goals: ['1', -1, 2.5], answers: { [hostile]: { print: hostile, given: hostile }, ok: { print: '0123abcd', given: { a: 1 } } } },
    'javascript:alert(1)': { done: true },
    '../../x.html': { done: true },
    'lessons/<b>.html': { done: true },
  };
  await give('x.json', `${file({ last: 'javascript:alert(1)', pages }).slice(0, -1)},"__proto__":{"polluted":1}}`);
  await give('x.json', `{"format":"ardoise-progress-1","course":"${id}","last":"${second}#\\"onclick=","pages":{"__proto__":{"done":true},"${second}":{"done":true,"goals":[1]}}}`);
  assert.equal(await page.locator('.outline a.finished').count(), 1, 'what has the right form comes in');
  assert.equal(await page.evaluate(() => ({}).polluted ?? ({}).done ?? null), null);
  const kept = await page.evaluate(() => globalThis.ardoise.record.read());
  assert.deepEqual(Object.keys(kept.pages).sort(), [first, second].sort());
  assert.deepEqual(kept.pages[first], { done: false, goals: [], answers: {} });
  assert.equal(kept.last, null);
  assert.match(await page.locator('a.start').getAttribute('href'), /^lessons\/[\w-]+\.html$/);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const [name, storage] of [
  ['throws', () => { Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } }); }],
  ['is full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
]) {
  test(`where storage ${name}, the page says so and works`, async () => {
    const { context, page, faults, go } = await open(first, {}, storage);
    await finish(page);
    assert.match(plain(await at(page, '.verdict').textContent()), /refuse de garder/);
    assert.equal(await at(page, '.finish').getAttribute('aria-pressed'), 'true');
    await go('index.html');
    assert.match(plain(await at(page, '.kept').textContent()), /refuse de garder/);
    assert.equal(await page.locator('a.start').getAttribute('href'), first);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('without JavaScript: the checklist is there, buttons that do nothing are not', async () => {
  const { context, page, go } = await open(first, { javaScriptEnabled: false });
  assert.equal(await at(page, '.goals input').first().isVisible(), true);
  assert.equal(await at(page, '.finish').count(), 0);
  await go('index.html');
  assert.equal(await page.locator('.progress').count(), 0);
  assert.equal(await page.locator('a.start').getAttribute('href'), first);
  await context.close();
});

test('the marks are accessible and nothing moves when they come', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page, go } = await open(first, { colorScheme, reducedMotion: 'reduce' }, () => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
    });
    await finish(page);
    for (const file of [first, 'index.html']) {
      await go(file);
      await page.waitForTimeout(300);
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], file);
      await page.addScriptTag({ content: axe.source });
      const violations = await page.evaluate(async () => {
        const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
        return (await globalThis.axe.run(document, { runOnly })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
      });
      assert.deepEqual(violations, [], file);
    }
    await context.close();
  }
});
