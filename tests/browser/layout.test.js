// Pages fit their window, stay where they are while they load, and are light.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch } from './lib/browser.js';
import { blocks, build, course } from './lib/course.js';
import { serve } from './lib/server.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** What sticks out of the window: run inside the page, folded or unfolded. */
function tooWide() {
  const told = [];
  for (const open of [false, true]) {
    document.querySelectorAll('details').forEach((details) => { details.open = open; });
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) continue;
    const widest = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    told.push(`${scrollWidth} px in ${innerWidth} px${open ? ', unfolded' : ''}: ${widest.at(-1)?.outerHTML.slice(0, 120)}`);
  }
  return told;
}

/** What scrolls sideways in a box of its own and is neither code, a figure nor a formula; and a page that does not begin at the top of the window. */
function scrollsInside() {
  const boxes = [...document.body.querySelectorAll('*')].filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowX)
    && box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1 && !box.closest('pre, .lines, .drawing, .formula, textarea'));
  const told = boxes.map((box) => `${box.scrollWidth} px in a box of ${box.clientWidth} px: ${box.outerHTML.slice(0, 120)}`);
  const top = document.querySelector('header.site').getBoundingClientRect().top + scrollY;
  return top === 0 ? told : [...told, `the page begins ${top} px under the top of the window`];
}

for (const [name, make] of [['the course', () => build(course)], ['every block', () => build(blocks, '--edition', 'teacher')]]) {
  for (const javaScriptEnabled of [true, false]) {
    if (!javaScriptEnabled && name === 'the course') continue;
    test(`${name} never scrolls sideways${javaScriptEnabled ? '' : ', without JavaScript'}`, async () => {
      const site = make();
      // From a server: 404.html is made for one.
      const host = await serve('/', () => site.folder);
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const told = [];
      for (const file of site.pages) {
        await page.goto(host.address + file);
        for (const width of [320, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          told.push(...(await page.evaluate(tooWide)).map((one) => `${file}: ${one}`));
          if (width === 320) told.push(...(await page.evaluate(scrollsInside)).map((one) => `${file}: ${one}`));
        }
      }
      await context.close();
      await host.close();
      assert.deepEqual(told, []);
    });
  }
}

test('on a wide screen the lessons and the contents of a page stand on both sides of its text', async () => {
  const site = build(course);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  for (const file of ['lessons/pod-et-pause.html', 'components/etcd.html', 'en/components/etcd.html']) {
    await page.goto(site.address + file);
    const [lessons, main, contents] = await Promise.all(['.lessons', 'main', '.contents'].map((one) => page.locator(one).first().boundingBox()));
    assert.ok(lessons.x + lessons.width <= main.x && main.x + main.width <= contents.x, `${file}: ${JSON.stringify([lessons, main, contents])}`);
    assert.ok(Math.abs(contents.y - main.y) < 100, `${file}: the contents stand at ${contents.y}`);
  }
  await page.close();
});

for (const slow of [false, true]) {
  test(`nothing moves while a lesson loads or is scrolled${slow ? ', over a slow network' : ''}`, async () => {
    const sites = [[build(course), 'lessons/docker-ps.html'], [build(blocks), 'lessons/blocs.html']];
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      await context.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const moved = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 100) ?? node?.textContent.slice(0, 60));
            globalThis.shifts.push(`${entry.value}: ${moved}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const page = await context.newPage();
      for (const [site, file] of sites) {
        const host = slow && (await serve('/', () => site.folder, { slow }));
        await page.goto((host ? host.address : site.address) + file);
        await page.evaluate(async () => {
          const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
            scrollTo({ top: y, behavior: 'instant' });
            await painted();
          }
          await new Promise((done) => setTimeout(done, 200));
        });
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), [], `${file} at ${width} px`);
        if (host) await host.close();
      }
      await context.close();
    }
  });
}

test('the home page and each lesson weigh less than 60 KB compressed, everything included', async () => {
  const site = build(course);
  const context = await browser.newContext();
  const page = await context.newPage();
  let files = new Set();
  page.on('request', (request) => files.add(request.url()));
  for (const file of site.pages.filter((file) => file === 'index.html' || file.includes('lessons/'))) {
    files = new Set();
    await page.goto(site.address + file, { waitUntil: 'networkidle' });
    assert.ok(files.size > 2);
    const bytes = [...files].map((url) => gzipSync(readFileSync(new URL(url))).length);
    const total = bytes.reduce((a, b) => a + b);
    assert.ok(total < 60_000, `${file}: ${total} bytes in ${files.size} files`);
  }
  await context.close();
});
