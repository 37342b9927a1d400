// Every page is reached by following links from the home page; nothing is broken, said, or fetched from elsewhere on the way.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inside, launch, watch } from './lib/browser.js';
import { blocks, build, course, scaffold } from './lib/course.js';
import { serve } from './lib/server.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** What a page offers: run inside it. */
function survey() {
  const texts = (selector, key) => [...document.querySelectorAll(selector)].map((element) => element[key]);
  // In a drawing, an address is an object that holds it as it was written.
  const addresses = (selector, key) => texts(selector, key).map((url) => new URL(url.baseVal ?? url, document.baseURI).href);
  return {
    links: addresses('a[href], area[href]', 'href'),
    // Hints such as preconnect make no request that a test can see.
    loads: [...addresses('link[href]:not([rel=canonical], [rel=alternate])', 'href'), ...addresses('[src]', 'src'), ...addresses('image[href], use[href]', 'href')],
    ids: texts('[id]', 'id'),
    empty: document.querySelector('main h1')?.textContent.trim() ? '' : 'it has no title',
  };
}

/** Follows every link, from page to page, and tells what is wrong and which pages were seen. */
async function crawl(address) {
  const context = await browser.newContext();
  const faults = watch(context, address);
  const page = await context.newPage();
  const seen = new Map();
  const wanted = [];
  const other = new Set();
  const waiting = [`${address}index.html`];
  while (waiting.length > 0) {
    const url = waiting.shift();
    if (seen.has(url)) continue;
    const response = await page.goto(url);
    assert.ok(response.ok(), `${url}: ${response.status()}`);
    const found = await page.evaluate(survey);
    seen.set(url, new Set(found.ids));
    if (found.empty) faults.push(`${url}: ${found.empty}`);
    faults.push(...found.loads.filter((load) => !inside(load, address)).map((load) => `${url}: loads ${load}`));
    for (const link of found.links) {
      const { protocol } = new URL(link);
      const [target, fragment] = link.split('#');
      if (!inside(target, address)) {
        const web = ['https:', 'http:', 'mailto:'].includes(protocol) && !target.startsWith(new URL(address).origin);
        if (!web) faults.push(`${url}: leads out of the site: ${link}`);
      } else if (target.endsWith('.html')) {
        waiting.push(target);
        if (fragment) wanted.push([url, target, decodeURIComponent(fragment)]);
      } else if (address.startsWith('file:') && target.endsWith('/')) {
        faults.push(`${url}: leads to a folder: ${link}`);
      } else {
        other.add(target);
      }
    }
  }
  for (const [from, target, id] of wanted) {
    if (!seen.get(target).has(id)) faults.push(`${from}: there is no #${id} in ${target}`);
  }
  for (const target of other) {
    const exists = address.startsWith('file:') ? existsSync(fileURLToPath(target)) : (await fetch(target)).ok;
    if (!exists) faults.push(`there is no ${target}`);
  }
  await context.close();
  return { faults, pages: [...seen.keys()].map((url) => decodeURI(url.slice(address.length))).sort() };
}

const all = (site) => site.pages.filter((page) => page !== '404.html');

for (const [name, make] of [
  ['the course', () => build(course)],
  ['every block, for teachers', () => build(blocks, '--edition', 'teacher')],
  ['a new course in French', () => scaffold('fr')],
  ['a new course in English', () => scaffold('en')],
]) {
  test(`${name}, opened from disk`, async () => {
    const site = make();
    const { faults, pages } = await crawl(site.address);
    assert.deepEqual(faults, []);
    assert.deepEqual(pages, all(site));
  });
}

for (const prefix of ['/', '/repo/']) {
  test(`the same bytes, served under ${prefix}`, async () => {
    const site = build(course);
    const host = await serve(prefix, () => site.folder);
    try {
      const { faults, pages } = await crawl(host.address);
      assert.deepEqual(faults, []);
      assert.deepEqual(pages, all(site));
    } finally {
      await host.close();
    }
  });
}
