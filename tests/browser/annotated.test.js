// Code with notes: what belongs together lights up both ways, and nothing but the file is ever copied.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { blocks } from './lib/course.js';
import { stage } from './lib/stage.js';

const { site, look } = await stage(blocks);

const source = readFileSync(new URL('course/content/manifests/long.py', import.meta.url), 'utf8');

const on = (options, test) => look('.annotated', options, test);

/** The numbers of the lines and notes that are lit: run inside the page. */
function lit(block) {
  const clear = ['rgba(0, 0, 0, 0)', 'transparent'];
  const on = (element) => !clear.includes(getComputedStyle(element).backgroundColor);
  return {
    lines: [...block.querySelectorAll('.line')].filter(on).map((line) => Number(line.querySelector('.gut').dataset.l)),
    notes: [...block.querySelectorAll('.note')].filter(on).map((note) => Number(note.querySelector('b').textContent)),
  };
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`a note lights its lines and a line its notes, ${how} JavaScript`, () => on({ javaScriptEnabled }, async (page, block) => {
    const now = () => block.evaluate(lit);
    await page.mouse.move(0, 0);
    assert.deepEqual(await now(), { lines: [], notes: [] });
    // By the mouse, from the note and from a line; a line with two notes lights both.
    await block.locator('.note').nth(0).hover();
    assert.deepEqual(await now(), { lines: [1, 2], notes: [1] });
    await block.locator('.line', { hasText: 'def main' }).hover();
    assert.deepEqual(await now(), { lines: [34, 35, 36], notes: [2] });
    await block.locator('.line', { hasText: 'print(' }).hover();
    assert.deepEqual(await now(), { lines: [34, 35, 36, 37], notes: [2, 3] });
    await page.mouse.move(0, 0);
    // By the keyboard.
    await block.locator('.note-title a').nth(2).focus();
    assert.deepEqual(await now(), { lines: [35, 37], notes: [3] });
    await block.locator('.b[data-n="1"]').first().focus();
    assert.deepEqual(await now(), { lines: [1, 2], notes: [1] });
    // By an address: that of the note, which the badge leads to, and that of the line, which the note leads to.
    await block.locator('.b[data-n="2"]').click();
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual(await now(), { lines: [34, 35, 36], notes: [2] });
    assert.match(decodeURIComponent(page.url()), /#long\.py\.def_main_…_return_0$/);
    await block.locator('.at a').first().click();
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement.blur());
    assert.deepEqual(await now(), { lines: [1, 2], notes: [1] });
  }));
}

test('selecting and copying give the file and nothing else', () => on({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page, block) => {
  await block.getByRole('button', { name: 'Copier' }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), source);
  await block.locator('details').evaluate((details) => { details.open = true; });
  const selected = await block.locator('.lines').evaluate((lines) => {
    getSelection().selectAllChildren(lines.querySelector('pre'));
    return getSelection().toString();
  });
  assert.equal(selected.trimEnd(), source.split('\n').slice(0, 4).join('\n'));
  const download = block.getByRole('link', { name: 'Télécharger' });
  assert.equal(await download.getAttribute('download'), '');
  assert.equal(readFileSync(site.path(`lessons/${await download.getAttribute('href')}`), 'utf8'), source);
}));

test('long runs without notes are folded, lines with notes never are', () => on({ javaScriptEnabled: false }, async (page, block) => {
  const fold = block.locator('.fold');
  assert.equal(await fold.count(), 1);
  assert.match(await fold.locator('summary').textContent(), /^Lignes 5 à 31$/);
  assert.equal(await fold.locator('.line').count(), 27);
  assert.equal(await fold.locator('.b').count(), 0);
  assert.equal(await block.locator('.line', { hasText: 'value_9' }).isVisible(), false);
  await fold.locator('summary').click();
  assert.equal(await block.locator('.line', { hasText: 'value_9' }).isVisible(), true);
}));

test('wide code scrolls without losing its badges', () => on({}, async (page, block) => {
  const lines = block.locator('.lines');
  assert.ok(await lines.evaluate((box) => box.scrollWidth > box.clientWidth));
  const left = () => block.locator('.b').first().evaluate((badge) => badge.getBoundingClientRect().left);
  const before = await left();
  await lines.evaluate((box) => { box.scrollLeft = 300; });
  assert.equal(await left(), before);
}));

test('notes stand beside the code where there is room, below it where there is not, and in print', async () => {
  const beside = async (page, block) => {
    const [code, notes] = await Promise.all(['.lines', '.notes'].map((part) => block.locator(part).boundingBox()));
    return notes.x >= code.x + code.width;
  };
  await on({ viewport: { width: 1500, height: 900 } }, async (page, block) => assert.equal(await beside(page, block), true));
  await on({ viewport: { width: 360, height: 800 } }, async (page, block) => assert.equal(await beside(page, block), false));
  await on({}, async (page, block) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await beside(page, block), false);
    assert.ok(await block.locator('.note').last().isVisible());
    assert.ok(await block.locator('.line', { hasText: 'value_9' }).isVisible());
  });
});

test('arrow keys step from note to note', () => on({}, async (page, block) => {
  const at = () => page.evaluate(() => document.activeElement.textContent + (document.activeElement.dataset.n ?? ''));
  await block.locator('.note-title a').first().focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await at(), '2La fonction');
  await page.keyboard.press('End');
  assert.equal(await at(), '3Ce qui est écrit, et ce qui est rendu');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), '1Ce qui est importé');
  await block.locator('.b').first().focus();
  await page.keyboard.press('ArrowUp');
  assert.equal(await at(), '3');
}));

const manifest = readFileSync(new URL('course/content/manifests/web.yaml', import.meta.url), 'utf8');

test('a manifest is copied and downloaded byte for byte, and its notes have addresses made of their paths', () => on({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  const block = page.locator('#web');
  await block.getByRole('button', { name: 'Copier' }).first().click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), manifest);
  const file = await block.getByRole('link', { name: 'Télécharger' }).getAttribute('href');
  assert.equal(readFileSync(site.path(`lessons/${file}`), 'utf8'), manifest);
  assert.match(await block.locator('.console .cmd').textContent(), /^kubectl apply -f web\.yaml$/);
  await page.goto(`${site.address}lessons/blocs.html#${encodeURIComponent('web.Deployment:_spec.replicas')}`);
  await page.mouse.move(0, 0);
  assert.deepEqual(await block.evaluate(lit), { lines: [18], notes: [1] });
}));

test('a note with several places lights them all, in every document', () => on({ javaScriptEnabled: false }, async (page) => {
  const block = page.locator('#web');
  await block.locator('.note').nth(1).hover();
  assert.deepEqual(await block.evaluate(lit), { lines: [20, 23, 24, 38], notes: [2] });
}));

test('a comparison tells what changed by signs and words, not by colour alone', () => on({}, async (page) => {
  const block = page.locator('.comparison');
  const signs = await block.evaluate((element) => [...element.querySelectorAll('.line')]
    .filter((line) => line.matches('.added, .removed'))
    .map((line) => `${getComputedStyle(line.querySelector('.gut'), '::after').content.match(/"(.)"/)[1]} ${line.textContent.trim()}`));
  assert.deepEqual(signs, ['− replicas: 1', '+ replicas: 3', '− name: http', '− targetPort: http', '+ targetPort: 8080']);
  const words = await block.locator('.changes li').allInnerTexts();
  assert.equal(words.length, 3);
  assert.match(words[0], /Changé Deployment: spec\.replicas\s: 1 → 3$/);
  assert.match(words[1], /Retiré Deployment: spec\.template\.spec\.containers\[name=web\]\.ports\[containerPort=8080\]\.name$/);
}));

test('lines that answer each other in the manifests of a page get an outline together', () => on({ javaScriptEnabled: false }, async (page) => {
  const tied = () => page.locator('main').evaluate((main) => [...main.querySelectorAll('.manifest .line')]
    .filter((line) => !['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(line).outlineColor))
    .map((line) => line.textContent.trim()));
  await page.mouse.move(0, 0);
  assert.deepEqual(await tied(), []);
  await page.locator('#web .line', { hasText: 'targetPort: http' }).hover();
  assert.deepEqual(await tied(), ['- containerPort: 8080', 'targetPort: http']);
  await page.locator('#web .line', { hasText: /^\s+app: web/ }).hover();
  assert.deepEqual(await tied(), ['matchLabels: {app: web}', 'app: web', 'selector: {app: web}']);
}));
