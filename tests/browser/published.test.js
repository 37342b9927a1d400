// A site whose address is known: the page for addresses that lead nowhere, the list of pages, the file that GitHub Pages wants.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, watch } from './lib/browser.js';
import { build, course } from './lib/course.js';
import { serve } from './lib/server.js';

let browser;
let host;
let site;
before(async () => {
  browser = await launch();
  host = await serve('/repo/', () => site.folder);
  site = build(course, '--site-url', host.address);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

for (const depth of ['nowhere', 'x/y/z', 'lessons/x.html', 'en/lessons/deep/er/']) {
  test(`an address that leads nowhere: ${depth}`, async () => {
    const context = await browser.newContext();
    const faults = watch(context, host.address);
    const page = await context.newPage();
    const response = await page.goto(host.address + depth);
    assert.equal(response.status(), 404);
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
    const rules = await page.evaluate(() => [...document.styleSheets].map((sheet) => sheet.cssRules.length));
    assert.ok(rules[0] > 0, `style sheets with ${rules} rules`);
    // With a <base>, a link to a place on this page would lead to another page.
    assert.equal(await page.locator('a[href^="#"]').count(), 0);
    const lessons = await page.locator('.outline a').evaluateAll((all) => all.map((link) => link.href));
    assert.ok(lessons.length > 5);
    for (const lesson of lessons) assert.equal((await context.request.get(lesson)).status(), 200, lesson);
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL((url) => [host.address, `${host.address}index.html`].includes(url.href));
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
    // The page that was not there is told by the browser itself, once.
    const told = faults.filter((fault) => !fault.includes(`${host.address}${depth}`));
    assert.deepEqual(told, []);
    await context.close();
  });
}

test('sitemap.xml lists every page but 404.html, and nothing else', async () => {
  const page = await browser.newPage();
  const xml = await (await fetch(`${host.address}sitemap.xml`)).text();
  const { error, root, locations } = await page.evaluate((text) => {
    const tree = new DOMParser().parseFromString(text, 'application/xml');
    return {
      error: tree.querySelector('parsererror')?.textContent,
      root: [tree.documentElement.localName, tree.documentElement.namespaceURI],
      locations: [...tree.querySelectorAll('url > loc')].map((location) => location.textContent),
    };
  }, xml);
  await page.close();
  assert.equal(error, undefined);
  assert.deepEqual(root, ['urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9']);
  const outside = locations.filter((location) => !location.startsWith(host.address));
  assert.deepEqual(outside, []);
  const files = locations.map((location) => location.slice(host.address.length)).map((path) => (/(^|\/)$/.test(path) ? `${path}index.html` : path));
  assert.deepEqual(files.sort(), site.pages.filter((file) => file !== '404.html'));
  for (const location of locations) assert.equal((await fetch(location)).status, 200, location);
});

test('every page but 404.html names its own address, the one of sitemap.xml', async () => {
  const xml = await (await fetch(`${host.address}sitemap.xml`)).text();
  const page = await browser.newPage();
  for (const file of site.pages.filter((file) => file !== '404.html')) {
    await page.goto(host.address + file);
    const { canonical, alternates } = await page.evaluate(() => ({
      canonical: document.querySelector('link[rel=canonical]')?.href,
      alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map((link) => link.href),
    }));
    assert.equal(canonical, host.address + file.replace(/(^|\/)index\.html$/, '$1'));
    assert.ok(xml.includes(`<loc>${canonical}</loc>`), `${canonical} is not in sitemap.xml`);
    for (const address of alternates) assert.equal((await fetch(address)).status, 200, `${file}: ${address}`);
  }
  await page.close();
});

test('GitHub Pages publishes the files as they are', () => {
  assert.ok(site.files.includes('.nojekyll'));
});
