// Measures what no test should judge on a busy machine, and prints it: `node measure.js` (a few minutes), or only the first with `node measure.js weight`.
//   1. what the pages of the course weigh, compressed, everything included;
//   2. a course of 1,000 lessons beside one of 10: how fast a lesson opens from a disk, and how fast a search answers.
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from './lib/browser.js';
import { build, course, folder } from './lib/course.js';

const browser = await launch();
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const most = (numbers) => Math.max(...numbers);

async function weigh() {
  const site = build(course);
  const page = await browser.newPage();
  let files = new Set();
  page.on('request', (request) => files.add(request.url()));
  const weights = [];
  for (const file of site.pages.filter((name) => /^(index\.html|lessons\/|components\/)/.test(name))) {
    files = new Set();
    await page.goto(site.address + file, { waitUntil: 'networkidle' });
    const bytes = [...files].map((url) => [gzipSync(readFileSync(new URL(url))).length, url]);
    weights.push({ file, files: files.size, bytes: bytes.reduce((sum, [size]) => sum + size, 0), scripts: bytes.filter(([, url]) => url.endsWith('.js')).reduce((sum, [size]) => sum + size, 0) });
  }
  await page.close();
  const of = (name) => weights.find(({ file }) => file === name);
  console.log('weight, gzip, everything included:');
  for (const one of [of('index.html'), of('lessons/docker-ps.html'), weights.filter(({ file }) => file.startsWith('lessons/')).sort((a, b) => b.bytes - a.bytes)[0],
    weights.filter(({ file }) => file.startsWith('components/')).sort((a, b) => b.bytes - a.bytes)[0]]) {
    console.log(`  ${one.file}: ${(one.bytes / 1000).toFixed(1)} KB in ${one.files} files, of them ${(one.scripts / 1000).toFixed(1)} KB of scripts`);
  }
}

/** A course of that many lessons, made of the words of the real one, in another order in each. */
function synthetic(count) {
  const lessons = path.join(course, 'content/lessons');
  const sentences = readdirSync(lessons).filter((name) => name.endsWith('.md') && !name.endsWith('.en.md'))
    .flatMap((name) => readFileSync(path.join(lessons, name), 'utf8').split(/(?<=[.!?])\s+/))
    .map((text) => text.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1').replace(/[`*_#>|:<\[\]{}$\\~^]/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text.length > 30 && /^\p{L}/u.test(text));
  let seed = 1;
  const next = () => sentences[(seed = (seed * 48271) % 2147483647) % sentences.length];
  const root = path.join(folder(), 'course');
  mkdirSync(path.join(root, 'content/lessons'), { recursive: true });
  writeFileSync(path.join(root, 'book.toml'), '[book]\ntitle = "Synthétique"\nlanguage = "fr"\n');
  for (let i = 1; i <= count; i += 1) {
    const section = (n) => `## Partie ${n} de la leçon ${i}\n\n${Array.from({ length: 12 }, next).join(' ')}\n`;
    writeFileSync(path.join(root, `content/lessons/${String(i).padStart(4, '0')}-lecon-${i}.md`), `---\ntitle: Leçon ${i}\n---\n\n${[1, 2, 3, 4].map(section).join('\n')}`);
  }
  return build(root);
}

const queries = ['conteneur', 'pods', 'espace de noms', 'redemarrage', 'kube', 'scheduler', 'deploiement', 'adresse ip', 'leçon 7', 'conteneru', 'réseau du nœud', 'sonde'];

async function use(count) {
  const site = synthetic(count);
  const size = site.files.reduce((sum, file) => sum + statSync(site.path(file)).size, 0);
  const opened = [];
  const page = await browser.newPage();
  for (let i = 0; i < 15; i += 1) {
    await page.goto('about:blank');
    await page.goto(`${site.address}lessons/lecon-${Math.ceil(count / 2)}.html`);
    opened.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd));
  }
  await page.keyboard.press('/');
  await page.locator('dialog.searching[open]').waitFor();
  const first = [];
  const again = [];
  for (const times of [first, again]) {
    for (const query of queries) {
      // From the key that is pressed to the ten results, to the texts of those in view, and to all texts, seen from inside it.
      times.push(await page.evaluate((text) => new Promise((done) => {
        const box = document.querySelector('dialog.searching input[type=search]');
        const results = document.querySelector('.results');
        results.dataset.query = '';
        const start = performance.now();
        let begun;
        let view;
        new MutationObserver((_, observer) => {
          if (results.dataset.query !== text) return;
          const now = performance.now() - start;
          begun ??= now;
          if ([...results.children].slice(0, 4).every((item) => item.querySelector('.excerpt').textContent)) view ??= now;
          if (results.ariaBusy === 'true') return;
          observer.disconnect();
          done({ begun, view: view ?? now, whole: now });
        }).observe(results, { attributes: true, childList: true, subtree: true });
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }), query));
      await page.waitForTimeout(50);
    }
  }
  await page.close();
  const ms = (number) => `${number.toFixed(1)} ms`;
  console.log(`${count} lessons, ${site.files.length} files, ${(size / 1e6).toFixed(1)} MB:`);
  console.log(`  a lesson opens from a disk: median ${ms(median(opened))}, most ${ms(most(opened))}`);
  for (const [what, of] of [['ten results', 'begun'], ['with the texts of the first four', 'view'], ['with all texts', 'whole']]) {
    const [one, two] = [first, again].map((times) => times.map((time) => time[of]));
    console.log(`  ${what}:`);
    console.log(`    first search: ${ms(one[0])}`);
    console.log(`    other first searches, which may load files: median ${ms(median(one.slice(1)))}, most ${ms(most(one.slice(1)))}`);
    console.log(`    the same again: median ${ms(median(two))}, most ${ms(most(two))}`);
  }
}

await weigh();
if (process.argv[2] !== 'weight') {
  await use(10);
  await use(1000);
}
await browser.close();
