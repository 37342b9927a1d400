// Search: what is found first, in each language, from a disk and under a path; by keyboard; and what is never loaded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { after, before, test } from 'node:test';
import { launch, watch } from './lib/browser.js';
import { blocks, build, course } from './lib/course.js';
import { serve } from './lib/server.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** What is typed, and where the first result leads: with its place where it has one. */
const queries = {
  fr: [
    ['pods', 'components/pod.html'],
    ['Pod', 'components/pod.html'],
    ['deploiement', 'components/deployment.html'],
    ['déploiements', 'components/deployment.html'],
    ['etcd', 'components/etcd.html'],
    ['kube apiserver', 'components/kube-apiserver.html'],
    ['kube-scheduler', 'components/kube-scheduler.html'],
    ['ordonnanceur', 'components/kube-scheduler.html'],
    ['svc', 'components/service.html'],
    ['kubelte', 'components/kubelet.html'],
    ['minik', 'components/minikube.html'],
    ['lire un nom', 'lessons/docker-ps.html#lire-un-nom-morceau-par-morceau'],
    ['chemin requete', 'lessons/chemin-d-une-requete.html'],
    ['trois ports', 'lessons/service-et-ports.html'],
    ['redémarrage', 'glossary.html#restart-policy'],
    ['6443', 'components/kube-apiserver.html#ports'],
    ['servcie', 'components/service.html'],
    ['kubeproxy', 'components/kube-proxy.html'],
    ["qu'est-ce qu'un pod ?", 'components/pod.html'],
    ['comment fait le kubelet', 'components/kubelet.html'],
  ],
  en: [
    ['pods', 'components/pod.html'],
    ['deployments', 'components/deployment.html'],
    ['scheduling', 'glossary.html#scheduling'],
    ['etcd', 'components/etcd.html'],
    ['kubectl apply', 'components/kubectl.html'],
    ['deploymnet', 'components/deployment.html'],
    ['restart policy', 'glossary.html#restart-policy'],
    ['architec', 'lessons/architecture-complete.html'],
    ['6443', 'components/kube-apiserver.html#ports'],
    ['node', 'components/node.html'],
    ['container', 'glossary.html#container'],
    ['config map', 'components/configmap.html'],
    ['what is a pod', 'components/pod.html'],
    ['how does the scheduler work', 'components/kube-scheduler.html'],
  ],
};

/** Opens the dialog. */
async function open(page) {
  await page.keyboard.press('/');
  await page.locator('dialog.searching[open]').waitFor();
}

/** Types a query and gives the results: where each leads, from the site's root, and its words. */
async function ask(page, query) {
  await page.getByRole('searchbox').fill(query);
  await page.waitForFunction((text) => {
    const results = document.querySelector('.results');
    return results?.dataset.query === text && results.ariaBusy !== 'true';
  }, query.trim());
  return page.locator('.results > li > a:first-child').evaluateAll((links) => links.map((link) => ({
    href: link.href,
    title: link.querySelector('.title').textContent,
    marks: [...link.querySelectorAll('mark')].map((mark) => mark.textContent),
  })));
}

for (const prefix of [null, '/repo/']) {
  for (const lang of ['fr', 'en']) {
    test(`what is found first in ${lang}, ${prefix ? `under ${prefix}` : 'from a disk'}`, async (t) => {
      const site = build(course);
      const host = prefix && (await serve(prefix, () => site.folder));
      t.after(() => host?.close());
      const address = host ? host.address : site.address;
      const folder = lang === 'en' ? 'en/' : '';
      const context = await browser.newContext();
      const faults = watch(context, address);
      const page = await context.newPage();
      const loaded = [];
      page.on('request', (request) => loaded.push(request.url()));
      await page.goto(`${address}${folder}lessons/docker-ps.html`);
      assert.ok(!loaded.some((url) => url.includes('search')), 'nothing of search is loaded before it is asked for');
      await open(page);
      const wrong = [];
      for (const [query, expected] of queries[lang]) {
        const [first] = await ask(page, query);
        if (first?.href !== address + folder + expected) wrong.push(`${query}: ${first?.href} instead of ${expected}`);
        if (first && !first.marks.length) wrong.push(`${query}: nothing is marked`);
      }
      assert.deepEqual(wrong, []);
      const other = lang === 'en' ? '/search/fr' : '/search/en';
      assert.ok(loaded.some((url) => url.includes(`/search/${lang}/w`)));
      assert.deepEqual(loaded.filter((url) => url.includes(other)), [], 'the index of the other language');
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test('accents and ligatures make no difference, and a solution is not given away', async () => {
  const site = build(blocks);
  const page = await browser.newPage();
  await page.goto(`${site.address}index.html`);
  await open(page);
  for (const query of ['equipement', 'équipements', 'EQUIPEMENT', 'coeur', 'cœur', 'cables reseau']) {
    const [first] = await ask(page, query);
    assert.equal(first.href, `${site.address}lessons/blocs.html#choisi`, query);
  }
  assert.match((await ask(page, 'equipement'))[0].marks.join(), /équipement/);
  for (const query of ['confidentielle', 'solution seize']) {
    const results = await ask(page, query);
    assert.ok(!results.some((one) => one.marks.some((mark) => /confidentielle|seize/i.test(mark))), query);
  }
  await page.close();
});

test('the notes of teachers are in no file of the index but theirs', () => {
  const holds = (site) => site.files.some((file) => file.startsWith('theme/search/') && /confidentielle/.test(readFileSync(site.path(file), 'utf8')));
  assert.equal(holds(build(blocks)), false);
  assert.equal(holds(build(blocks, '--edition', 'teacher')), true);
});

test('by keyboard alone: open, choose, go there, close, turn the key off', async () => {
  const site = build(course);
  const page = await browser.newPage();
  await page.goto(`${site.address}index.html`);
  await open(page);
  const field = page.getByRole('searchbox', { name: 'Rechercher dans le cours' });
  await page.keyboard.type('kubelet');
  await page.waitForFunction(() => document.querySelector('.results').dataset.query === 'kubelet');
  assert.match(await page.getByRole('status').filter({ hasText: 'page' }).textContent(), /^\d+ pages trouvées/);
  const focused = () => page.evaluate(() => document.activeElement.querySelector('.title')?.textContent ?? document.activeElement.type);
  const titles = await page.locator('.results a .title').allTextContents();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), titles[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), titles[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('s');
  assert.equal(await field.inputValue(), 'kubelets');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('dialog.searching').isVisible(), false);
  await open(page);
  await ask(page, 'lire un nom');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.address}lessons/docker-ps.html#lire-un-nom-morceau-par-morceau`);
  // The page scrolls there, which takes a moment.
  await page.waitForFunction(() => {
    const { top } = document.getElementById('lire-un-nom-morceau-par-morceau').getBoundingClientRect();
    return top >= 0 && top < 400;
  });

  await open(page);
  await page.locator('dialog.searching').getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.reload();
  await page.keyboard.press('/');
  await page.waitForTimeout(200);
  assert.equal(await page.locator('dialog.searching[open]').count(), 0);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await page.locator('dialog.searching[open]').waitFor();
  await page.close();
});

test('what is not there is said, and what comes near is told', async () => {
  const site = build(course);
  const page = await browser.newPage();
  await page.goto(`${site.address}en/index.html`);
  await open(page);
  assert.deepEqual(await ask(page, 'xqzvw'), []);
  const status = page.locator('.searching .status');
  assert.equal(await status.textContent(), 'Nothing answers “xqzvw”.');
  await ask(page, 'kubelte');
  assert.match(await status.textContent(), /Nearest: kubelet/);
  // Shortened until something is found.
  assert.ok((await ask(page, 'kubeletissimo')).length > 0);
  const some = await ask(page, 'container');
  assert.equal(some.length, 10);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.results > li').length > 10);
  assert.equal(await page.evaluate(() => document.activeElement.closest('li') === document.querySelectorAll('.results > li')[10]), true);
  await page.close();
});

test('results do not wait for their texts, which come when they can', async () => {
  const site = build(course);
  const page = await browser.newPage();
  await page.goto(`${site.address}en/index.html`);
  await open(page);
  // Texts are held back.
  await page.evaluate(() => {
    const append = document.head.appendChild.bind(document.head);
    window.held = [];
    document.head.appendChild = (element) => (/\/t\d+\.js/.test(element.src) ? window.held.push(() => append(element)) && element : append(element));
  });
  await page.getByRole('searchbox').fill('container');
  await page.waitForFunction(() => window.held.length > 0);
  const results = page.locator('.results');
  assert.equal(await results.locator('> li').count(), 10);
  const links = () => results.locator('a').evaluateAll((all) => all.map((link) => link.href + link.querySelector('.title').textContent));
  const before = await links();
  assert.ok(before.every((link) => link.startsWith(site.address) && !link.endsWith('.html')));
  assert.equal(await results.getAttribute('aria-busy'), 'true');
  assert.match(await page.locator('.searching .status').textContent(), /^\d+ pages found/);
  assert.ok((await results.locator('.excerpt').allTextContents()).includes(''));
  // Those in view are asked for first.
  const told = () => results.locator('> li').evaluateAll((all) => all.map((item) => item.querySelector('.excerpt').textContent.length > 20));
  const go = () => page.evaluate(() => window.held.splice(0).forEach((one) => one()));
  await go();
  await page.waitForFunction(() => window.held.length > 0);
  assert.deepEqual((await told()).slice(0, 4), [true, true, true, true]);
  assert.ok((await told()).includes(false));
  await go();
  await page.waitForFunction(() => document.querySelector('.results').ariaBusy !== 'true');
  assert.deepEqual(await links(), before);
  assert.ok((await told()).every(Boolean));
  assert.ok(await results.locator('.excerpt mark').count() > 0);
  await page.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 1280]) {
    test(`the open dialog is accessible and fits ${width} px, ${colorScheme}`, async () => {
      const site = build(course);
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 700 } });
      await context.addInitScript(axe.source);
      const page = await context.newPage();
      await page.goto(`${site.address}lessons/docker-ps.html`);
      await page.getByRole('button', { name: 'Rechercher' }).click();
      await page.locator('dialog.searching[open]').waitFor();
      for (const query of ['conteneur pause', 'kubelte', '']) {
        await ask(page, query);
        const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } }));
        assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`), [], query);
        const wide = await page.evaluate(() => [...document.querySelectorAll('.searching, .searching *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 100)));
        assert.deepEqual(wide, []);
      }
      await context.close();
    });
  }
}
