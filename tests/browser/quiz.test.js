// Quizzes: every kind by keyboard, what is said of right and wrong answers, what is remembered, and what is left without JavaScript.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { test } from 'node:test';
import { blocks, build, course } from './lib/course.js';
import { stage } from './lib/stage.js';

const { browser, site, visit } = await stage(blocks);

const lesson = 'lessons/blocs.html';
const box = (page, id) => page.locator(`.question#${id}`);
const verdict = (page, id) => box(page, id).locator('.verdict');
/** Without what typography adds. */
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/’/g, "'");
const told = async (page, id) => plain(await verdict(page, id).textContent());
const check = (page, id) => box(page, id).locator('.check').press('Enter');
const choice = (page, id, words) => box(page, id).locator('.choices:not(.answer *) li', { hasText: words });

const open = (options, script) => visit(lesson, options, script);

test('a single choice: wrong is explained, right is said, by keyboard', async () => {
  const { context, page, faults } = await open();
  const id = 'quiz-1-1';
  await check(page, id);
  assert.equal(await told(page, id), 'Répondez d\'abord.');
  await choice(page, id, 'personne').locator('input').press('Space');
  await check(page, id);
  assert.match(await verdict(page, id).getAttribute('class'), /wrong/);
  assert.equal(plain(await choice(page, id, 'personne').locator('.told').textContent()).replace(/\s+/g, ' ').trim(), "Faux : Non : quelqu'un.");
  assert.equal(await box(page, id).locator('.told').count(), 1, 'only what was chosen is explained');
  // The arrow keys go from choice to choice, as everywhere.
  await choice(page, id, 'personne').locator('input').press('ArrowUp');
  assert.equal(await choice(page, id, 'personne').locator('input').isChecked(), false);
  assert.equal(await box(page, id).locator('input:checked').count(), 1);
  assert.equal(await box(page, id).locator('.told').count(), 0, 'another answer is not judged yet');
  await check(page, id);
  assert.equal(await verdict(page, id).textContent(), 'Juste.');
  assert.deepEqual(faults, []);
  await context.close();
});

test('several choices: all the right ones and no other', async () => {
  const { context, page } = await open();
  const id = 'lesquels';
  await choice(page, id, 'a').locator('input').check();
  await choice(page, id, 'c').locator('input').check();
  await check(page, id);
  assert.equal(await told(page, id), 'Pas encore. Justes : 1 ; de trop : 1 ; manquantes : 1.');
  await choice(page, id, 'c').locator('input').uncheck();
  await check(page, id);
  assert.match(await verdict(page, id).getAttribute('class'), /wrong/);
  await choice(page, id, 'b').locator('input').check();
  await check(page, id);
  assert.equal(await verdict(page, id).textContent(), 'Juste.');
  await context.close();
});

test('a written answer: case, accents, spaces and apostrophes do not matter, a known wrong one is explained', async () => {
  const { context, page } = await open();
  const id = 'mot';
  const input = box(page, id).locator('input');
  for (const [answer, right] of [['KUBE-APISERVER', true], ['  l’Ete. ', true], ['kube', false], ['l ete', false], ['Etcd', false]]) {
    await input.fill(answer);
    await input.press('Enter');
    assert.equal(await verdict(page, id).evaluate((one) => one.classList.contains('right')), right, answer);
  }
  assert.match(await box(page, id).locator('.told').textContent(), /Non.: il garde\./);
  await context.close();
});

test('an order: moved by keyboard, the focus stays on the step and its place is said', async () => {
  const { context, page } = await open();
  const id = 'ordre';
  const keys = () => box(page, id).locator('.steps > li').evaluateAll((steps) => steps.map((step) => Number(step.dataset.key)));
  assert.notDeepEqual(await keys(), [1, 2, 3], 'not shown in the right order');
  await check(page, id);
  assert.match(await told(page, id), /^Pas encore : \d sur 3/);
  // A wrong step is explained, as a wrong choice is.
  await box(page, id).locator('.steps > li[data-key="1"] .down').press('Enter');
  assert.notEqual((await keys())[0], 1);
  await check(page, id);
  assert.match(plain(await box(page, id).locator('.steps > li[data-key="1"] .told.wrong').textContent()), /^Faux.:\s+Il faut bien commencer/);
  for (const key of [3, 2, 1]) {
    const up = box(page, id).locator(`.steps > li[data-key="${key}"] .up`);
    assert.equal(await up.getAttribute('aria-labelledby'), `${id}-u${key} ${id}-s${key}`);
    while ((await keys())[0] !== key) {
      await up.press('Enter');
      assert.equal(await up.evaluate((button) => button === document.activeElement), true);
    }
  }
  assert.equal(await verdict(page, id).textContent(), 'Place 1 sur 3');
  await check(page, id);
  assert.equal(await verdict(page, id).textContent(), 'Juste.');
  assert.match(await box(page, id).locator('.because.told').textContent(), /Parce que/);
  await context.close();
});

test('pairs: chosen from native lists, each line is judged', async () => {
  const { context, page } = await open();
  const id = 'paires';
  const select = (name) => box(page, id).locator('.pairs li', { hasText: name }).locator('select');
  const names = await box(page, id).locator('.pairs li > span').allTextContents();
  assert.equal(names.length, 3);
  for (const name of names) await select(name).selectOption('53');
  await check(page, id);
  assert.match(await told(page, id), /2 sur 3/);
  assert.equal(await box(page, id).locator('.pairs .told.wrong').count(), 1);
  const wrong = await box(page, id).locator('.pairs li:has(.told.wrong) > span').textContent();
  await select(wrong).selectOption('2379');
  await check(page, id);
  assert.equal(await verdict(page, id).textContent(), 'Juste.');
  await context.close();
});

test('answers are there again after the page was left, in either language, and count', async () => {
  const { context, page } = await open();
  await box(page, 'mot').locator('input').fill('apiserver');
  await check(page, 'mot');
  await choice(page, 'quiz-1-1', 'personne').locator('input').check();
  await check(page, 'quiz-1-1');
  assert.equal(plain(await page.locator('.score').textContent()), 'Questions réussies : 1 sur 5.');
  for (const file of [lesson, `en/${lesson}`]) {
    await page.goto(site.address + file);
    assert.equal(await box(page, 'mot').locator('input').inputValue(), 'apiserver');
    assert.match(await verdict(page, 'mot').getAttribute('class'), /right/);
    assert.equal(await box(page, 'quiz-1-1').locator('input:checked').count(), 1);
    assert.equal(await verdict(page, 'quiz-1-1').textContent(), '');
  }
  await context.close();
});

test('what was kept and does not fit is nothing', async () => {
  const { context, page, faults } = await open();
  const id = await page.evaluate(() => document.querySelector('script[data-course]').dataset.course);
  const answers = { mot: { print: '00000000', given: 'kept', right: true }, lesquels: { print: await box(page, 'lesquels').getAttribute('data-print'), given: ['<b>'], right: true } };
  const values = [
    'not JSON', '[]', 'null', '{"format":"ardoise-progress-1"}',
    JSON.stringify({ format: 'ardoise-progress-1', course: id, pages: { [lesson]: { answers } } }),
    `{"format":"ardoise-progress-1","course":"${id}","pages":{"__proto__":{"done":true},"constructor":{"answers":{"mot":{"given":"kept","right":true}}}}}`,
    JSON.stringify({ format: 'ardoise-progress-1', course: id, pages: { 'javascript:alert(1)': { done: true } } }),
  ];
  for (const value of values) {
    await page.evaluate(([name, text]) => localStorage.setItem(`ardoise.course.${name}`, text), [id, value]);
    await page.reload();
    assert.equal(await box(page, 'mot').locator('input').inputValue(), '', value);
    assert.equal(await box(page, 'lesquels').locator('input:checked').count(), 0, value);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test('where storage is refused a quiz still answers', async () => {
  const { context, page, faults } = await open(undefined, () => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await box(page, 'mot').locator('input').fill('apiserver');
  await check(page, 'mot');
  assert.equal(await verdict(page, 'mot').textContent(), 'Juste.');
  assert.deepEqual(faults, []);
  await context.close();
});

test('without JavaScript: questions, and answers that unfold', async () => {
  const { context, page } = await open({ javaScriptEnabled: false });
  for (const id of ['quiz-1-1', 'lesquels', 'mot', 'ordre', 'paires']) {
    assert.equal(await box(page, id).locator('.check').isVisible(), false);
    assert.equal(await box(page, id).locator('.moves').first().isVisible().catch(() => false), false);
    const answer = box(page, id).locator('.answer');
    assert.equal(await answer.locator('li').first().isVisible(), false);
    await answer.locator('summary').click();
    assert.equal(await answer.locator('li').first().isVisible(), true);
  }
  assert.deepEqual(await box(page, 'ordre').locator('.answer li').evaluateAll((steps) => steps.map((step) => step.dataset.key)), ['1', '2', '3']);
  await context.close();
});

test('the right answer is not always the first', async () => {
  const built = build(course);
  const page = await browser.newPage({ javaScriptEnabled: false });
  const places = {};
  for (const file of built.pages.filter((name) => /^lessons\//.test(name))) {
    await page.goto(built.address + file);
    const found = await page.locator('.question[data-kind="single"]').evaluateAll((all) =>
      all.map((one) => [...one.querySelectorAll('.answer li')].findIndex((line) => line.classList.contains('right'))));
    for (const place of found) places[place] = (places[place] ?? 0) + 1;
  }
  const total = Object.values(places).reduce((a, b) => a + b, 0);
  assert.ok(total > 30, `${total} questions`);
  for (const place of [0, 1, 2]) assert.ok(places[place] > total / 6, JSON.stringify(places));
  await page.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`judged questions are accessible, ${colorScheme}`, async () => {
    const { context, page } = await open({ colorScheme, reducedMotion: 'reduce' });
    await page.addScriptTag({ content: axe.source });
    await choice(page, 'quiz-1-1', 'personne').locator('input').check();
    await box(page, 'mot').locator('input').fill('apiserver');
    for (const id of ['quiz-1-1', 'mot', 'ordre']) await check(page, id);
    await box(page, 'paires').locator('select').first().selectOption('53');
    await check(page, 'paires');
    const violations = await page.evaluate(async () => {
      const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
      return (await globalThis.axe.run('.quiz', { runOnly })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`);
    });
    assert.deepEqual(violations, []);
    await context.close();
  });
}
