// The box in which a reader's own capture is explained: the page reads as the program does, shows it rightly and safely, offline.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { test } from 'node:test';
import { broken, reader } from './lib/capture.js';
import { build, course, folder, program } from './lib/course.js';
import { stage } from './lib/stage.js';

const lesson = 'lessons/trois-familles.html';
const fixtures = path.join(course, 'tests/capture/fixtures');
const names = readdirSync(fixtures).filter((file) => file.endsWith('.capture')).map((file) => file.slice(0, -'.capture'.length));
const capture = (name) => readFileSync(path.join(fixtures, `${name}.capture`), 'utf8');
/** How many broken captures are read by both: more where a longer search is wanted. */
const SEEDS = Number(process.env.SEEDS || 300);

const { browser, site, visit } = await stage(course);

/** What the program makes of a capture; nothing where it says that it is none. */
function told(raw, lang, ...options) {
  const run = spawnSync(program(), ['explain', '--format', 'json', '--lang', lang, ...options], { input: raw, encoding: 'utf8', cwd: folder(), maxBuffer: 1 << 28 });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  return run.status === 0 ? JSON.parse(run.stdout) : null;
}

function same(read, raw, lang, name, ...options) {
  const { isCapture, tables } = read[lang](raw);
  const expected = told(raw, lang, ...options);
  assert.equal(isCapture, expected !== null, `${name}: whether it is a capture\n${raw}`);
  if (expected) assert.deepEqual(tables, expected, `${name}\n${raw}`);
}

test('the page and the program read every fixture alike, with a course and without', () => {
  const bare = path.join(folder(), 'course');
  mkdirSync(path.join(bare, 'content/lessons'), { recursive: true });
  writeFileSync(path.join(bare, 'book.toml'), '[book]\ntitle = "C"\nlanguage = "fr"\nlanguages = ["fr", "en"]\n');
  for (const file of ['01-a.md', '01-a.en.md']) writeFileSync(path.join(bare, 'content/lessons', file), '---\ntitle: A\n---\n\n::explain\n');
  const without = build(bare);
  const readers = [
    [{ fr: reader(without, 'fr'), en: reader(without, 'en') }, []],
    [{ fr: reader(site, 'fr'), en: reader(site, 'en') }, ['--site', course]],
  ];
  assert.ok(names.length >= 17);
  for (const [read, options] of readers) {
    for (const name of names) for (const lang of ['fr', 'en']) same(read, capture(name), lang, name, ...options);
  }
  const captures = names.map(capture);
  const [read] = readers[0];
  for (let seed = 0; seed < SEEDS; seed += 1) same(read, broken(captures, seed), seed % 2 ? 'fr' : 'en', `seed ${seed}`);
});

/** Opens the lesson with the box. */
async function open(options = {}, file = lesson) {
  const { context, page, faults } = await visit(file, { reducedMotion: 'reduce', ...options });
  return { page, faults, box: page.locator('section.explain'), close: () => context.close() };
}

/** Pastes as a reader does: into the field, which has the focus. */
async function paste(page, text) {
  await page.locator('section.explain textarea').fill('');
  await page.locator('section.explain textarea').focus();
  await page.evaluate((pasted) => {
    const field = document.activeElement;
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) field.value = pasted;
  }, text);
  await page.locator('section.explain .result:not([hidden]), section.explain [role="status"]:not(:empty)').first().waitFor();
  await page.waitForFunction((working) => document.querySelector('section.explain [role="status"]').textContent !== working, 'Lecture en cours…');
}

test('what is pasted becomes the tables of the program, linked to the course, and is marked on the diagram', async () => {
  const { page, faults, box, close } = await open();
  const requests = [];
  await box.locator('textarea').focus();
  await page.waitForFunction(() => globalThis.ardoiseCapture.data && globalThis.ardoiseCapture.explain);
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => requests.push(request.url()));
  for (const name of ['minikube', 'kubeadm-calico', 'k3s-crictl-ps', 'kubectl-wide', 'plain-docker', 'wild']) {
    await paste(page, capture(name));
    const expected = told(capture(name), 'fr', '--site', course);
    assert.equal(await box.locator('.headline').textContent(), expected.headline, name);
    const shown = await box.locator('.result table.namespace').evaluateAll((tables) => tables.map((table) =>
      [...table.querySelectorAll('tbody tr')].filter((row) => row.cells.length === 3).map((row) => [row.cells[0].textContent, row.cells[1].textContent])));
    const rows = (list) => list.map((row) => [row.id, row.name || '(nom coupé)']);
    const wanted = expected.namespaces.map((one) => one.families.flatMap((family) => rows(family.rows)));
    if (expected.outside.length > 0) wanted.push(rows(expected.outside));
    assert.deepEqual(shown, wanted, name);
    assert.equal(await box.locator('.remarks li').count(), expected.remarks.length, name);
  }
  await paste(page, capture('minikube'));
  const etcd = box.locator('.result tr', { hasText: 'd6625f9eee61' });
  assert.equal(await etcd.locator('a').evaluate((link) => link.href), `${site.address}components/etcd.html`);
  const pause = box.locator('.result tr', { hasText: 'e38e9711b084' });
  assert.match(await pause.textContent(), /→ Pod flask-deployment \(ReplicaSet flask-deployment-6dbf944f88\)/);
  // Not by colour alone: a number, a heavier border, and words.
  const marked = await box.locator('svg .found').evaluateAll((boxes) => boxes.map((one) =>
    [one.dataset.id, one.querySelector('.d-found text').textContent, one.querySelector(':scope > title').textContent]));
  const numbers = Object.fromEntries(marked.map(([id, number]) => [id, number]));
  assert.deepEqual(numbers, {
    coredns: '1', etcd: '1', flask: '1', 'kube-apiserver': '1', 'kube-controller-manager': '1', 'kube-proxy': '1', 'kube-scheduler': '1', pause: '8',
    'storage-provisioner': '1',
  });
  assert.ok(marked.every(([, number, title]) => title.endsWith(` – ${number} dans votre capture`)));
  assert.match(await box.locator('[role="status"]').textContent(), /est marqué/);
  await box.getByRole('button', { name: 'Effacer' }).click();
  assert.equal(await box.locator('svg .found, svg .d-found').count(), 0);
  assert.equal(await box.locator('svg title', { hasText: 'dans votre capture' }).count(), 0);
  assert.deepEqual(requests, [], 'nothing is asked for and nothing is sent');
  assert.deepEqual(faults, []);
  await close();
});

test('the English page speaks English', async () => {
  const { page, box, close } = await open({}, `en/${lesson}`);
  await box.locator('textarea').fill(capture('minikube'));
  await box.getByRole('button', { name: 'Explain' }).click();
  await box.locator('.headline').waitFor();
  assert.equal(await box.locator('.headline').textContent(), '16 containers = 8 Pods: 8 pause + 8 others');
  assert.match(await box.locator('.from').textContent(), /docker ps · node minikube/);
  assert.ok(page.url().includes('/en/'));
  await close();
});

test('a hostile capture is only ever text', async () => {
  const { page, faults, box, close } = await open();
  const evil = '<img src=x onerror=alert(1)>';
  const json = JSON.stringify({ ID: 'a'.repeat(12), Names: evil, Image: evil, Command: `"${evil}"`, Status: 'Up 2 minutes', Labels: `io.kubernetes.container.name=${evil},io.kubernetes.pod.name=${evil},io.kubernetes.pod.namespace="><script>alert(1)</script>` });
  const before = await page.evaluate(() => document.querySelectorAll('img, body script').length);
  page.on('dialog', () => faults.push('a dialog'));
  for (const raw of [json, `${evil}\n${capture('minikube')}`, '{{ {constructor} }} {n} ${alert(1)}', `NAMESPACE NAME READY STATUS RESTARTS AGE\n${evil} ${evil} 1/1 Running 0 1m`]) {
    await paste(page, raw);
    await page.waitForTimeout(50);
    assert.equal(await page.evaluate(() => document.querySelectorAll('img, body script').length), before, raw);
  }
  await paste(page, json);
  assert.ok((await box.locator('.result').textContent()).includes(evil), 'it is shown as it was written');
  assert.deepEqual(faults, []);
  await close();
});

test('what is no capture is said, and nothing is marked', async () => {
  const { page, box, close } = await open();
  await paste(page, 'Deux œufs.\nUn peu de sel.\n');
  assert.match(await box.locator('[role="status"]').textContent(), /n.est pas la sortie/);
  assert.match(await box.locator('.remarks').textContent(), /lignes 1 à 2.*Deux œufs/s);
  assert.equal(await box.locator('.result table').count(), 0);
  assert.equal(await box.locator('svg .found').count(), 0);
  await box.locator('textarea').fill('  \n');
  await box.getByRole('button', { name: 'Expliquer' }).click();
  assert.match(await box.locator('[role="status"]').textContent(), /Collez d.abord/);
  assert.equal(await box.locator('.result').isHidden(), true);
  await close();
});

test('the keyboard does it all', async () => {
  const { page, box, close } = await open();
  await box.locator('textarea').focus();
  await page.keyboard.insertText(capture('minikube'));
  await page.keyboard.press('Control+Enter');
  await box.locator('.headline').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Expliquer');
  await page.keyboard.press('Enter');
  await box.locator('.headline').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await box.locator('textarea').inputValue(), '');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA', 'and begins again');
  assert.equal(await box.locator('.result').isHidden(), true);
  await close();
});

test('a hundred thousand lines leave the page answering, and are shown by the hundred', async () => {
  const { page, faults, box, close } = await open();
  const row = (at) => `ns-${at % 7}   web-${at}   1/1   Running   0   15m`;
  const raw = `NAMESPACE NAME READY STATUS RESTARTS AGE\n${Array.from({ length: 100_000 }, (_, at) => row(at)).join('\n')}\n`;
  // While it is read, other things get their turn: count how many do.
  await page.evaluate(() => {
    globalThis.turns = 0;
    setInterval(() => { globalThis.turns += 1; }, 0);
  });
  await box.locator('textarea').evaluate((field, text) => { field.value = text; }, raw);
  await box.getByRole('button', { name: 'Expliquer' }).click();
  await box.locator('.headline').waitFor({ timeout: 60_000 });
  assert.ok((await page.evaluate(() => globalThis.turns)) > 20, 'the page had its turns');
  assert.match(await box.locator('.headline').textContent(), /^100000 Pods/);
  const first = box.locator('.result table.namespace').first();
  assert.equal(await first.locator('tbody tr').count(), 102, 'the title, a hundred rows, and the button');
  await first.getByRole('button', { name: /Montrer la suite/ }).click();
  assert.equal(await first.locator('tbody tr').count(), 202);
  assert.ok(await page.evaluate(() => document.activeElement.matches('tr')), 'the keyboard goes on with what has come');
  assert.deepEqual(faults, []);
  await close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing, ${colorScheme}, and 320 px are enough`, async () => {
    const { page, close } = await open({ colorScheme, viewport: { width: 320, height: 700 } });
    await page.addScriptTag({ content: axe.source });
    for (const name of ['minikube', 'wild']) {
      await paste(page, capture(name));
      await page.evaluate(() => scrollTo(0, 0));
      const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
    }
    await close();
  });
}

test('without JavaScript the commands are there, and no field that does nothing', async () => {
  const { box, close } = await open({ javaScriptEnabled: false });
  const text = await box.innerText();
  for (const command of ['docker ps', 'minikube ssh -- docker ps', 'crictl ps', 'kubectl get pods -A -o wide', 'docker ps | ardoise explain']) assert.ok(text.includes(command), command);
  assert.equal(await box.locator('form').isHidden(), true);
  assert.equal(await box.locator('svg:visible').count(), 1);
  await close();
});

test('what reads is loaded when the box is used, and never on other pages', async () => {
  const page = readFileSync(site.path('lessons/docker-ps.html'), 'utf8');
  assert.ok(!page.includes('theme/blocks/explain') && !page.includes('theme/explain'));
  const context = await browser.newContext();
  const own = await context.newPage();
  const scripts = [];
  own.on('request', (request) => scripts.push(request.url().slice(site.address.length)));
  await own.goto(site.address + lesson, { waitUntil: 'networkidle' });
  assert.ok(scripts.includes('theme/blocks/explain.js'));
  assert.deepEqual(scripts.filter((file) => /explain\//.test(file)), []);
  await own.locator('section.explain textarea').focus();
  await own.waitForFunction(() => globalThis.ardoiseCapture.data);
  await own.waitForLoadState('networkidle');
  const expected = [...site.files.filter((file) => file.startsWith('theme/blocks/explain/')), 'theme/explain/fr.js'];
  assert.deepEqual(scripts.filter((file) => /explain\//.test(file)).sort(), expected.sort());
  await context.close();
});
