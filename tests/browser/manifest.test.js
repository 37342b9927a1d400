// The documentation of a manifest's fields: one press away from each field, without JavaScript and from a disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { blocks } from './lib/course.js';
import { stage } from './lib/stage.js';

const { look } = await stage(blocks);

const source = readFileSync(new URL('course/content/manifests/web.yaml', import.meta.url), 'utf8');

const on = (options, test) => look('.annotated.manifest', options, test);

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`a field's name opens its documentation, ${how} JavaScript`, () => on({ javaScriptEnabled }, async (page, block) => {
    const list = block.locator('details.fields');
    assert.equal(await list.evaluate((element) => element.open), false);
    await block.locator('.line a', { hasText: /^replicas$/ }).click();
    const field = block.locator('.field:target');
    await field.waitFor({ state: 'visible' });
    const words = await field.innerText();
    assert.match(words, /integer/);
    assert.match(words, /Par défaut\s*: 1/);
    assert.match(words, /Number of desired pods/);
    assert.equal(await field.locator('[lang=en]').count(), 2);
    assert.match(await field.locator('a').last().getAttribute('href'), /^https:\/\/kubernetes\.io\/docs\/reference\/.*#deploymentspec-v1-apps$/);
    const top = await field.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 900, `the documentation stands at ${top}`);
  }));
}

test('every field that is set leads to a place of the page, and each is documented once', () => on({}, async (page, block) => {
  const names = await block.locator('.line a:not(.b)').evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')]));
  const written = [...source.matchAll(/^[ -]*([a-zA-Z]+):/gm)].map((match) => match[1]);
  assert.ok(names.length >= written.length - 8, `${names.length} of ${written.length} fields have documentation`);
  for (const [name, href] of names) {
    const id = decodeURIComponent(href.slice(1));
    assert.equal(await page.evaluate((id) => document.getElementById(id)?.closest('details').querySelector('summary code').textContent, id), name);
  }
  const texts = await page.locator('.field').allInnerTexts();
  const told = await page.locator('.fields details summary').allTextContents();
  assert.equal(new Set(told.map((one, i) => one + texts[i])).size, told.length);
}));

test('links of fields change nothing of what is selected or reached by Tab', () => on({}, async (page, block) => {
  await block.locator('.fold > summary').evaluateAll((folds) => folds.forEach((fold) => (fold.parentElement.open = true)));
  const chosen = await block.locator('.lines').evaluate((lines) => {
    getSelection().selectAllChildren(lines);
    return getSelection().toString();
  });
  const plain = (text) => text.replace(/^.*(Lignes \d+ à \d+).*$\n?/gm, '').trimEnd();
  assert.equal(plain(chosen), source.trimEnd());
  assert.deepEqual(await block.locator('.line a:not(.b)').evaluateAll((links) => [...new Set(links.map((link) => link.tabIndex))]), [-1]);
}));
