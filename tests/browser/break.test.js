// Break-it views: the component is struck out in the drawing and in its text, and everything is there without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { course } from './lib/course.js';
import { stage } from './lib/stage.js';

const { browser, site, visit } = await stage(course);

/** The boxes that each drawing strikes out: run inside the page. */
const struckOut = (drawings) => drawings.map((drawing) => [...drawing.querySelectorAll('.d-failed')].map((box) => box.dataset.id));

const open = (file) => visit(file, { javaScriptEnabled: false });

for (const [file, place, id, word] of [
  ['lessons/casser-et-reparer.html', '.break', 'kube-scheduler', 'en panne'],
  ['en/lessons/casser-et-reparer.html', '.break', 'kube-scheduler', 'failed'],
  ['components/etcd.html', 'section.failure', 'etcd', 'en panne'],
]) {
  test(`${id} is struck out in ${file}, not by colour alone`, async () => {
    const { context, page } = await open(file);
    const view = page.locator(place).first();
    const failed = view.locator('svg:visible .d-failed');
    assert.equal(await failed.count(), 1, 'one box has failed');
    assert.deepEqual(await view.locator('svg').evaluateAll(struckOut), (await view.locator('svg').all()).map(() => [id]), 'in every layout');
    assert.equal(await failed.getAttribute('data-id'), id);
    assert.equal(await failed.locator('.d-cross').count(), 1);
    assert.equal(await failed.locator('.d-x').count(), 1);
    assert.match(await failed.locator('text').first().evaluate((text) => getComputedStyle(text).textDecorationLine), /line-through/);
    assert.ok((await failed.locator('title').textContent()).endsWith(`(${word})`));
    const texts = await view.locator('.d-text').allTextContents();
    assert.ok(texts.length > 0);
    for (const drawn of texts) {
      assert.equal(drawn.split('✗').length, 2, 'one mark in the text');
      assert.match(drawn, new RegExp(`✗ ${id}`));
    }
    assert.match(await view.locator('.connections').textContent(), new RegExp(`${id} \\(${word}\\)`));
    assert.ok((await view.locator('.stops').textContent()).length > 30);
    assert.ok((await view.locator('.keeps').textContent()).length > 30);
    assert.ok(await view.locator('.commands .cmd').count() >= 1);
    assert.ok(await view.locator('.cut li').count() >= 1);
    await context.close();
  });
}

test('every component that says what its failure does is drawn broken on its page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  let seen = 0;
  for (const file of site.pages.filter((name) => /^components\/(?!index)/.test(name))) {
    await page.goto(site.address + file);
    if (!(await page.locator('section.failure').count())) continue;
    seen += 1;
    const name = file.replace(/^.*\/|\.html$/g, '');
    assert.equal(await page.locator('section.failure svg:visible .d-failed').count(), 1, name);
    for (const boxes of await page.locator('section.failure svg').evaluateAll(struckOut)) assert.equal(boxes.length, 1, name);
  }
  assert.ok(seen > 8, `${seen} components`);
  await context.close();
});
