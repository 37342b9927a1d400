// A lesson printed to PDF: complete, light, and made of text and lines. Needs pdftotext, pdfimages and pdftoppm (poppler).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { blocks, course, folder } from './lib/course.js';
import { stage } from './lib/stage.js';

const bare = (text) => text.replace(/\s/g, '').replace(/’/g, "'");
const every = await stage(blocks);
const lessons = await stage(course);
const file = path.join(folder(), 'page.pdf');

function run(command, ...args) {
  const done = spawnSync(command, args, { encoding: 'latin1', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}
/** Prints the page as a reader in the dark would; gives the text of each sheet. */
async function print(page, format) {
  await page.pdf({ path: file, format });
  return Buffer.from(run('pdftotext', '-layout', file, '-'), 'latin1').toString('utf8').split('\f').slice(0, -1);
}
/** How light each sheet is, from 0 to 255. */
function lightness() {
  const all = Buffer.from(run('pdftoppm', '-gray', '-r', '20', file), 'latin1');
  const sheets = [];
  for (let at = 0; at < all.length;) {
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(all.toString('latin1', at, at + 40));
    const size = width * height;
    const dots = all.subarray(at + head.length, at + head.length + size);
    sheets.push(dots.reduce((sum, dot) => sum + dot, 0) / size);
    at += head.length + size;
  }
  return sheets;
}
const dark = () => localStorage.setItem('ardoise.theme', 'dark');

for (const format of ['A4', 'Letter']) {
  test(`every block prints complete on ${format}, and nothing that only a screen can use`, async () => {
    const { context, page } = await every.visit('lessons/blocs.html', {}, dark);
    const sheets = await print(page, format);
    const text = bare(sheets.join(''));
    for (const words of [
      'Le texte de Linux.', 'Le texte de macOS.', 'Le texte de Windows.', "Le texte de l'aparté.", 'Le second indice.', 'La solution : seize.',
      'Ce qui est importé', 'Deux lignes pour une note', 'Le nom du port', 'Il disparaît.', 'value_20 = 20', 'Parce que c’est ainsi.',
    ]) assert.ok(text.includes(bare(words)), words);
    for (const answer of await page.locator('.question .answer').allTextContents()) {
      assert.ok(answer.trim().split(/\s+/).every((word) => text.includes(bare(word))), answer);
    }
    // A tab and a quiz have titles that say the same as their buttons.
    const buttons = await page.locator('button:not([role=tab], .check)').evaluateAll((all) => all.map((one) => one.textContent.trim()).filter((words) => words.length > 1));
    assert.ok(buttons.length > 5);
    const lines = sheets.join('\n').split('\n').flatMap((line) => line.trim().split(/\s{2,}/));
    assert.deepEqual(buttons.filter((words) => lines.includes(words)), []);
    for (const word of ['.svg', '.txt']) assert.ok(!lines.some((line) => line.split(' ').includes(word)), word);
    await page.emulateMedia({ media: 'print' });
    const links = await page.locator('main a[href^="http"]').evaluateAll((all) => all.filter((link) => link.checkVisibility()).map((link, before) => `[${before + 1}: ${link.getAttribute('href')}]`));
    assert.ok(links.length > 0);
    assert.deepEqual(links.filter((link) => !text.includes(bare(link))), []);
    assert.deepEqual(await page.locator('button, textarea').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)), []);
    await context.close();
  });
}

test('each lesson prints light whatever the theme, no sheet is empty, each figure is drawn on one sheet', async () => {
  const { context, page } = await lessons.visit('index.html', { colorScheme: 'dark' }, dark);
  let figures = 0;
  for (const name of lessons.site.pages.filter((one) => /^lessons\/|^components\/(etcd|kubelet)/.test(one))) {
    await page.goto(lessons.site.address + name);
    const sheets = await print(page, 'A4');
    assert.deepEqual(sheets.filter((text) => !text.trim()), [], `${name}: an empty sheet`);
    const dim = lightness().map(Math.round).filter((light) => light < 200);
    assert.deepEqual(dim, [], `${name}: dark sheets`);
    assert.equal(run('pdfimages', '-list', file).trim().split('\n').length, 2, `${name}: figures are no pictures`);
    // The same figure stands as text too: only the drawing is asked for here.
    await page.addStyleTag({ content: '.diagram > details { display: none !important }' });
    const drawn = (await print(page, 'A4')).map(bare);
    const labels = await page.locator('.drawing').evaluateAll((all) => all.map((one) => [...(one.querySelector('.wide svg') ?? one.querySelector('svg')).querySelectorAll('text')].map((text) => text.textContent)));
    for (const words of labels) {
      figures += 1;
      assert.ok(drawn.some((sheet) => words.flatMap((label) => label.split(/\s+/)).every((word) => sheet.includes(bare(word)))), `${name}: a figure is cut: ${words.slice(0, 5)}`);
    }
  }
  assert.ok(figures > 15, `${figures} figures`);
  await context.close();
});
